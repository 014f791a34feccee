import test from 'ava';
import { DO_DOWNLOAD_PROPERTIES, IDODownload, type PropertyFacts } from '../../src/bindings/index.ts';
import { implement, IUnknown, type Pointing, type Variant } from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { downloadBench, setText, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';

const E_INVALIDARG = '0x80070057';
const E_NOTIMPL = '0x80004001';
const E_NOT_SET = '0x80070490';
const TYPE_MISMATCH = '0x80020005';
const READ_ONLY = '0x80D02012';
const INVALID_STATE = '0x80D02013';
const UNKNOWN_PROPERTY = 0x80d02011;

type Name = keyof typeof DO_DOWNLOAD_PROPERTIES;
const facts = Object.entries(DO_DOWNLOAD_PROPERTIES) as [Name, PropertyFacts][];

/** Values that fit, and that a new download takes; `refused`: what this service does not do. */
const FITTING: Record<Name, { readonly value: unknown; readonly refused?: boolean }> = {
  id: { value: '' },
  uri: { value: 'http://localhost/a' },
  'content-id': { value: 'content' },
  'display-name': { value: 'name' },
  'local-path': { value: process.platform === 'win32' ? 'C:\\no\\such\\a' : '/no/such/a' },
  'http-custom-headers': { value: 'A: b\r\nC: d\r\n' },
  'cost-policy': { value: 3 },
  'security-flags': { value: 0 },
  'callback-freq-percent': { value: 10 },
  'callback-freq-seconds': { value: 7 },
  'no-progress-timeout-seconds': { value: 60 },
  'foreground-priority': { value: true },
  'blocking-mode': { value: true, refused: true },
  'callback-interface': { value: undefined },
  'stream-interface': { value: undefined },
  'security-context': { value: new Uint8Array(4), refused: true },
  'network-token': { value: true, refused: true },
  'correlation-vector': { value: 'cv.1' },
  'decryption-info': { value: '{}', refused: true },
  'integrity-check-info': { value: '{}' },
  'integrity-check-mandatory': { value: true },
  'total-size-bytes': { value: 9_000_000_000n },
  'disallow-on-cellular': { value: true },
  'http-custom-auth-headers': { value: 'Authorization: Basic eA==' },
  'http-allow-secure-to-non-secure-redirect': { value: true },
  'non-volatile': { value: true },
  'http-redirection-target': { value: '' },
  'http-response-headers': { value: '' },
  'http-server-ip-address': { value: '' },
  'http-status-code': { value: 200 },
};

const variantOf = (type: string, value: unknown): Variant<Pointing> => ({ type, value }) as Variant<Pointing>;

/** Something of another type than the property's. */
const misfit = (type: PropertyFacts['variant']): Variant<Pointing> =>
  type === 'bstr' ? { type: 'ui4', value: 1 } : { type: 'bstr', value: 'text' };

const set = (download: DownloadPointer, name: Name, variant: Variant<Pointing>) =>
  codeOf(() => download.SetProperty(name, variant));
const get = (download: DownloadPointer, name: Name) => codeOf(() => download.GetProperty(name));

for (const [name, { variant = 'empty', access }] of facts) {
  const { value, refused } = FITTING[name];

  if (access === 'read') {
    test(`${name} cannot be set, and the type does not matter`, async (t) => {
      await using bench = await downloadBench();
      using download = await bench.manager.CreateDownload();
      t.is(await set(download, name, misfit(variant)), READ_ONLY);
    });
    continue;
  }

  test(`${name} takes a VARIANT of type ${variant} only, ${refused ? 'and no such value' : 'and names the mismatch'}`, async (t) => {
    await using bench = await downloadBench();
    using download = await bench.manager.CreateDownload();
    t.is(await set(download, name, misfit(variant)), TYPE_MISMATCH);
    using object = implement(IUnknown, {});
    const fitting = variantOf(variant, variant === 'unknown' ? object : value);
    t.is(await set(download, name, fitting), refused ? E_NOTIMPL : 'ok');
  });
}

for (const [name, bad, code] of [
  ['uri', 'no url', E_INVALIDARG],
  ['uri', 'ftp://host/a', '0x80004021'],
  ['local-path', 'relative', E_INVALIDARG],
  ['display-name', 'x'.repeat(257), E_INVALIDARG],
  ['http-custom-headers', 'no colon', E_INVALIDARG],
  ['http-custom-headers', 'A: b\nC: d', E_INVALIDARG],
  ['http-custom-headers', 'A b: c', E_INVALIDARG],
  ['http-custom-headers', 'A: b\r\n\r\nC: d', E_INVALIDARG],
  ['http-custom-headers', ' A: b', E_INVALIDARG],
  ['http-custom-auth-headers', 'A: \u0001', E_INVALIDARG],
  ['no-progress-timeout-seconds', 59, E_INVALIDARG],
  ['callback-freq-percent', 101, E_INVALIDARG],
  ['cost-policy', 6, E_INVALIDARG],
  ['security-flags', 0x100, E_NOTIMPL],
  ['security-flags', 0x1, E_NOTIMPL],
] as const) {
  test(`${name} does not take ${JSON.stringify(bad).slice(0, 40)}, and stays as it was`, async (t) => {
    await using bench = await downloadBench();
    using download = await bench.manager.CreateDownload();
    const before = await get(download, name);
    const variant =
      typeof bad === 'string' ? { type: 'bstr' as const, value: bad } : { type: 'ui4' as const, value: bad };
    t.is(await set(download, name, variant), code);
    t.is(await get(download, name), before);
  });
}

test('an id that no property has is unknown, to SetProperty and to GetProperty', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.manager.CreateDownload();
  const variant = Buffer.alloc(24);
  for (const id of [30, 99, -1]) {
    t.is(callSlot(IDODownload, download.address, 'SetProperty', ['int32', 'void *'], id, variant), UNKNOWN_PROPERTY);
    t.is(callSlot(IDODownload, download.address, 'GetProperty', ['int32', 'void *'], id, variant), UNKNOWN_PROPERTY);
  }
});

test('a VT_DISPATCH in place of a VT_UNKNOWN is an invalid argument', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.manager.CreateDownload();
  using object = implement(IUnknown, {});
  const variant = Buffer.alloc(24);
  variant.writeUInt16LE(9, 0);
  variant.writeBigUInt64LE(object.address, 8);
  const { id } = DO_DOWNLOAD_PROPERTIES['callback-interface'];
  t.is(callSlot(IDODownload, download.address, 'SetProperty', ['int32', 'void *'], id, variant), 0x80070057);
});

test('what switches off what the service does not do anyway is taken', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.manager.CreateDownload();
  for (const name of ['blocking-mode', 'network-token'] as const) {
    t.is(await set(download, name, { type: 'bool', value: false }), 'ok', name);
  }
});

test('the callback is handed out again until an empty VARIANT takes it away', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.manager.CreateDownload();
  const callback = implement(IUnknown, {});
  await download.SetProperty('callback-interface', { type: 'unknown', value: callback });
  const held = await download.GetProperty('callback-interface');
  t.is(held.type === 'unknown' ? held.value.address : 0n, callback.address);
  if (held.type === 'unknown') await held.value.release();
  await download.SetProperty('callback-interface', { type: 'empty' });
  t.is(await get(download, 'callback-interface'), E_NOT_SET);
  await new Promise((turn) => setImmediate(turn));
  t.is(callback.release(), 0);
});

test('while bytes flow only what does not concern them may change, and where they go never after the start', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 200_000, stallAfter: 1_000 } });
  using download = await bench.download('a.bin');
  await download.Start([]);
  const tunable = new Set<Name>([
    'callback-freq-percent',
    'callback-freq-seconds',
    'foreground-priority',
    'cost-policy',
    'disallow-on-cellular',
    'no-progress-timeout-seconds',
  ]);
  for (const [name, { variant = 'empty', access }] of facts) {
    if (access === 'read' || variant === 'unknown') continue;
    const code = await set(download, name, variantOf(variant, FITTING[name].value));
    t.is(code, tunable.has(name) ? 'ok' : INVALID_STATE, name);
  }
  t.is(await set(download, 'callback-interface', { type: 'empty' }), 'ok');
  t.is(await set(download, 'stream-interface', { type: 'empty' }), INVALID_STATE);
  await download.Pause();
  t.is(await codeOf(() => setText(download, 'display-name', 'other')), 'ok');
  t.is(await codeOf(() => setText(download, 'local-path', bench.folder.file('other'))), INVALID_STATE);
});
