import test from 'ava';
import { sortExports } from '../../scripts/check-bindings/exports.ts';
import { readFacts } from '../../scripts/check-bindings/facts.ts';
import { compareHeaders } from '../../scripts/check-bindings/headers/compare-headers.ts';
import { headersAreInstalled } from '../../scripts/check-bindings/headers/installed-headers.ts';
import { ourBindings } from '../../scripts/check-bindings/our-bindings.ts';
import {
  BG_ERROR_CONTEXT,
  BG_FILE_PROGRESS,
  BG_NOTIFY,
  IBackgroundCopyError,
  knownCodes,
} from '../../src/bindings/index.ts';
import { describeInterface, hresult, IUnknown, method, output, struct } from '../../src/com/index.ts';

/** Milliseconds that compiling the probe may take on a busy computer. */
const COMPILATION = 120_000;

const withHeaders = (await headersAreInstalled()) ? test : test.skip;

const [, getFile, ...descriptions] = IBackgroundCopyError.methods;

const wrong = {
  IBackgroundCopyError: describeInterface({
    name: 'IBackgroundCopyError',
    iid: '19c613a0-fcb8-4f28-81ae-897c3d078f82',
    base: IUnknown,
    methods: [getFile, method('GetError', output('pContext', BG_ERROR_CONTEXT)), ...descriptions],
  }),
  BG_FILE_PROGRESS: struct('BG_FILE_PROGRESS', {
    completed: BG_FILE_PROGRESS.fields.completed,
    bytesTotal: BG_FILE_PROGRESS.fields.bytesTotal,
    bytesTransferred: BG_FILE_PROGRESS.fields.bytesTransferred,
  }),
  BG_NOTIFY: { ...BG_NOTIFY, jobError: 4 },
  knownCodes: knownCodes.map((each) => (each.name === 'BG_E_EMPTY' ? { ...each, code: hresult(0x80200033) } : each)),
};

withHeaders('the installed headers tell what is wrong without the table', async (t) => {
  t.timeout(COMPILATION);
  const compared = await compareHeaders(sortExports({ ...ourBindings, ...wrong }), readFacts());
  const differences = compared?.differences ?? [];
  for (const difference of [
    'IID_IBackgroundCopyError is 19c613a0-fcb8-4f28-81ae-897c3d078f82, the header has 19c613a0-fcb8-4f28-81ae-897c3d078f81',
    'IBackgroundCopyError::GetError (64 bits): static assertion failed: "the header has another slot than 4"',
    "the parameters of IBackgroundCopyError::GetError (64 bits): too few arguments to function 'self->lpVtbl->GetError'",
    'BG_FILE_PROGRESS.Completed (64 bits): static assertion failed: "the header has another offset than 0"',
    'BG_FILE_PROGRESS.Completed (32 bits): static assertion failed: "the header has another offset than 0"',
    'BG_NOTIFY_JOB_ERROR (64 bits): static assertion failed: "the header has another value than 4"',
    'BG_E_EMPTY (64 bits): static assertion failed: "the header has another value than 2149580851"',
  ]) {
    t.true(differences.includes(difference), difference);
  }
  t.true(
    differences.every((each) => /IBackgroundCopyError|BG_FILE_PROGRESS|BG_NOTIFY_JOB_ERROR|BG_E_EMPTY/.test(each)),
  );
});
