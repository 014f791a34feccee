import test from 'ava';
import { checkBindings, compareWithTable } from '../../scripts/check-bindings/check-bindings.ts';
import { sortExports } from '../../scripts/check-bindings/exports.ts';
import { readFacts } from '../../scripts/check-bindings/facts.ts';
import { ourBindings } from '../../scripts/check-bindings/our-bindings.ts';
import {
  BG_ERROR_CONTEXT,
  BG_FILE_PROGRESS,
  BG_JOB_PROGRESS,
  BG_NOTIFY,
  DO_DOWNLOAD_PROPERTIES,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  knownCodes,
} from '../../src/bindings/index.ts';
import {
  describeInterface,
  enumeration,
  guid,
  hresult,
  hresultCode,
  input,
  interfacePointer,
  IUnknown,
  method,
  output,
  struct,
  uint32,
  uint64,
  wideString,
} from '../../src/com/index.ts';

const facts = readFacts();

/** Milliseconds that compiling the probe may take on a busy computer. */
const COMPILATION = 120_000;

/** The bindings with some exports replaced, compared with the table. */
const differencesWith = (replaced: Readonly<Record<string, unknown>>): readonly string[] =>
  compareWithTable(sortExports({ ...ourBindings, ...replaced }), facts);

const getError = method('GetError', output('pContext', BG_ERROR_CONTEXT), output('pCode', hresultCode));
const getFile = method(
  'GetFile',
  output(
    'pVal',
    interfacePointer(() => IBackgroundCopyFile),
  ),
);
const description = method('GetErrorDescription', input('LanguageId', uint32), output('pErrorDescription', wideString));
const context = method(
  'GetErrorContextDescription',
  input('LanguageId', uint32),
  output('pContextDescription', wideString),
);
const getProtocol = method('GetProtocol', output('pProtocol', wideString));

const errorWith = (methods: readonly ReturnType<typeof method>[], iid: string = IBackgroundCopyError.iid) =>
  describeInterface({ name: 'IBackgroundCopyError', iid, base: IUnknown, methods });

const swapped = errorWith([getFile, getError, description, context, getProtocol]);
const otherIid = errorWith(
  [getError, getFile, description, context, getProtocol],
  '19c613a0-fcb8-4f28-81ae-897c3d078f82',
);
const oneParameterLess = errorWith([getError, getFile, method('GetErrorDescription'), context, getProtocol]);
const oneMethodLess = errorWith([getError, getFile, description, context]);
const otherParameter = errorWith([
  getError,
  getFile,
  method('GetErrorDescription', input('LanguageId', uint64), output('pErrorDescription', wideString)),
  context,
  getProtocol,
]);
const shuffledProgress = struct('BG_FILE_PROGRESS', {
  completed: BG_FILE_PROGRESS.fields.completed,
  bytesTotal: BG_FILE_PROGRESS.fields.bytesTotal,
  bytesTransferred: BG_FILE_PROGRESS.fields.bytesTransferred,
});
const otherCode = knownCodes.map((each) =>
  each.name === 'BG_E_EMPTY' ? { ...each, code: hresult(0x80200033) } : each,
);

test('the bindings agree with the table, and with the headers where they are installed', async (t) => {
  t.timeout(COMPILATION);
  const { differences, summary } = await checkBindings(ourBindings, facts);
  t.deepEqual(differences, []);
  t.regex(summary, /^39 interfaces, 155 methods, .* 371 codes; headers(: \d+ interfaces, | not installed)/);
});

const isNamed = test.macro({
  title: (_, _replaced: Readonly<Record<string, unknown>>, named: string) => `a difference is named: ${named}`,
  exec(t, replaced: Readonly<Record<string, unknown>>, named: string) {
    const differences = differencesWith(replaced);
    t.true(differences.includes(named), differences.join('\n'));
  },
});

test(isNamed, { IBackgroundCopyError: swapped }, 'the slot of IBackgroundCopyError::GetError is 4, should be 3');
test(
  isNamed,
  { IBackgroundCopyError: otherIid },
  'the IID of IBackgroundCopyError is 19c613a0-fcb8-4f28-81ae-897c3d078f82, should be 19c613a0-fcb8-4f28-81ae-897c3d078f81',
);
test(
  isNamed,
  { IBackgroundCopyError: oneParameterLess },
  'the number of parameters of IBackgroundCopyError::GetErrorDescription is 0, should be 2',
);
test(isNamed, { IBackgroundCopyError: oneMethodLess }, 'method IBackgroundCopyError::GetProtocol is missing');
test(
  isNamed,
  { IBackgroundCopyError: otherParameter },
  'parameter 1 of IBackgroundCopyError::GetErrorDescription is "in LanguageId: u64", should be "in LanguageId: u32"',
);
test(isNamed, { IBackgroundCopyError: undefined }, 'interface IBackgroundCopyError is missing');
test(
  isNamed,
  { IExtra: describeInterface({ name: 'IExtra', iid: IUnknown.iid, base: IUnknown, methods: [] }) },
  'interface IExtra is not in the table',
);
test(
  isNamed,
  { BG_FILE_PROGRESS: shuffledProgress },
  'the offset of BG_FILE_PROGRESS.bytesTotal in 32 bits is 8, should be 0',
);
test(
  isNamed,
  { BG_FILE_PROGRESS: struct('BG_FILE_PROGRESS', BG_JOB_PROGRESS.fields) },
  'field BG_FILE_PROGRESS.completed is missing',
);
test(
  isNamed,
  { BG_JOB_TYPE: enumeration('BG_JOB_TYPE', { download: 0, upload: 2, 'upload-reply': 1 }) },
  'BG_JOB_TYPE.upload is 2, should be 1',
);
test(isNamed, { BG_NOTIFY: { ...BG_NOTIFY, jobError: 4 } }, 'BG_NOTIFY.jobError is 4, should be 2');
test(
  isNamed,
  { CLSID_DeliveryOptimization: guid('5b99fa76-721c-423c-adac-56d03c8a8008') },
  'CLSID_DeliveryOptimization is 5b99fa76-721c-423c-adac-56d03c8a8008, should be 5b99fa76-721c-423c-adac-56d03c8a8007',
);
test(isNamed, { knownCodes: otherCode }, 'BG_E_EMPTY is 0x80200033, should be 0x80200003');
test(isNamed, { BG_E_EMPTY: hresult(0x80200033) }, 'the constant BG_E_EMPTY is 0x80200033, should be 0x80200003');
test(isNamed, { BG_E_OTHER: hresult(0x80200033) }, 'constant BG_E_OTHER is not in the table');
test(
  isNamed,
  { DO_DOWNLOAD_PROPERTIES: { ...DO_DOWNLOAD_PROPERTIES, id: { id: 0, variant: 'bstr', access: 'write' } } },
  'the access of DO_DOWNLOAD_PROPERTIES.id is write, should be read',
);
