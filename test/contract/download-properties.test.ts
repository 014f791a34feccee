import { release } from 'node:os';
import { DO_DOWNLOAD_PROPERTIES, type PropertyFacts } from '../../src/bindings/index.ts';
import { implement, IUnknown, type Pointing, type Variant } from '../../src/com/index.ts';
import { setText, textOf, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { FINE } from './helpers/ways.ts';

const NOT_SET = '0x80070490';
const READ_ONLY = '0x80D02012';
const WRITE_ONLY = '0x80D02015';
const MISFITS: readonly string[] = ['0x80020005', '0x80070057'];
const SINK_ALREADY_SET = '0x80D02019';

type Name = keyof typeof DO_DOWNLOAD_PROPERTIES;
const facts = Object.entries(DO_DOWNLOAD_PROPERTIES) as [Name, PropertyFacts][];
const variantOf = (type: string, value: unknown): Variant<Pointing> => ({ type, value }) as Variant<Pointing>;

/** Values that a new download takes, and shows again where the property can be read. */
const FITTING: Partial<Readonly<Record<Name, unknown>>> = {
  uri: 'http://localhost/a',
  'content-id': 'content',
  'display-name': 'name',
  'local-path': process.platform === 'win32' ? 'C:\\no\\such\\a' : '/no/such/a',
  'http-custom-headers': 'A: b\r\nC: d\r\n',
  'cost-policy': 3,
  'security-flags': 0,
  'callback-freq-percent': 10,
  'callback-freq-seconds': 7,
  'no-progress-timeout-seconds': 60,
  'foreground-priority': true,
  'blocking-mode': false,
  'network-token': false,
  'correlation-vector': 'cv.1',
  'integrity-check-info': '{}',
  'integrity-check-mandatory': true,
  'total-size-bytes': 9_000_000_000n,
  'disallow-on-cellular': true,
  'http-custom-auth-headers': 'Authorization: Basic eA==',
  'http-allow-secure-to-non-secure-redirect': true,
  'non-volatile': true,
};

/** What there is before anybody has set it. */
const UNSET: Partial<Readonly<Record<Name, unknown>>> = {
  'cost-policy': 2,
  'callback-freq-seconds': 1,
  'no-progress-timeout-seconds': 0,
  'foreground-priority': false,
  'blocking-mode': false,
  'integrity-check-mandatory': false,
  'disallow-on-cellular': false,
  'http-allow-secure-to-non-secure-redirect': false,
  'non-volatile': false,
};

/** A Windows that is older than a property does not know it; the embedded service knows all. */
const promisedBy = ({ sinceBuild = 0 }: PropertyFacts): 'delivery-optimization' | 'embedded' =>
  Number(release().split('.')[2]) >= sinceBuild ? 'delivery-optimization' : 'embedded';

const set = (download: DownloadPointer, name: Name, variant: Variant<Pointing>) =>
  codeOf(() => download.SetProperty(name, variant));
const get = (download: DownloadPointer, name: Name) => codeOf(() => download.GetProperty(name));

for (const [name, fact] of facts) {
  const { variant = 'empty', access } = fact;
  const binds = promisedBy(fact);
  const fitting = FITTING[name];

  if (access === 'read') {
    // https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
    downloadRule(`the property ${name} cannot be set`, { binds }, async (t, bench) => {
      const download = await bench.blank();
      t.is(await set(download, name, variantOf(variant, variant === 'ui4' ? 200 : '')), READ_ONLY);
    });
  } else {
    // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
    downloadRule(`the property ${name} takes a VARIANT of its type only: ${variant}`, { binds }, async (t, bench) => {
      const download = await bench.blank();
      const misfit = variant === 'bstr' ? variantOf('ui4', 1) : variantOf('bstr', 'text');
      const refusal = await set(download, name, misfit);
      t.true(MISFITS.includes(refusal), refusal);
      if (fitting !== undefined) t.is(await set(download, name, variantOf(variant, fitting)), 'ok');
    });
  }

  if (access === 'write') {
    // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-getproperty
    downloadRule(`the property ${name} cannot be read`, { binds }, async (t, bench) => {
      t.is(await get(await bench.blank(), name), WRITE_ONLY);
    });
    continue;
  }

  if (name !== 'id') {
    const unset = UNSET[name];
    const whatThereIs = unset === undefined ? 'not there' : JSON.stringify(unset);
    // Only the interval of the callback has a documented value of its own.
    const bindsUnset = unset === undefined || name === 'callback-freq-seconds' ? binds : 'embedded';
    // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-getproperty
    downloadRule(`the property ${name} is ${whatThereIs} before it is set`, { binds: bindsUnset }, async (t, bench) => {
      const download = await bench.blank();
      if (unset === undefined) t.is(await get(download, name), NOT_SET);
      else t.deepEqual(await download.GetProperty(name), variantOf(variant, unset));
    });
  }

  if (fitting === undefined) continue;
  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-setproperty
  downloadRule(`the property ${name} is read as it was set`, { binds }, async (t, bench) => {
    const download = await bench.blank();
    await download.SetProperty(name, variantOf(variant, fitting));
    t.deepEqual(await download.GetProperty(name), variantOf(variant, fitting));
  });
}

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('each download has an id of its own, a GUID', { binds: 'delivery-optimization' }, async (t, bench) => {
  const ids = [await textOf(await bench.blank(), 'id'), await textOf(await bench.blank(), 'id')];
  t.is(new Set(ids).size, 2);
  for (const id of ids) t.regex(id, /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'in the foreground the cost policy is "always" unless it is set',
  { binds: 'embedded' },
  async (t, bench) => {
    const download = await bench.blank();
    await download.SetProperty('foreground-priority', { type: 'bool', value: true });
    t.deepEqual(await download.GetProperty('cost-policy'), { type: 'ui4', value: 0 });
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a path and a stream exclude each other', { binds: 'delivery-optimization' }, async (t, bench) => {
  const toPath = await bench.download('a.bin');
  t.is(await codeOf(() => bench.stream(toPath)), SINK_ALREADY_SET);
  const toStream = await bench.blank();
  await bench.stream(toStream);
  t.is(await codeOf(() => setText(toStream, 'local-path', bench.folder.file('b.bin'))), SINK_ALREADY_SET);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a stream that is taken away makes room for a path', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.blank();
  await bench.stream(download);
  await download.SetProperty('stream-interface', { type: 'empty' });
  t.is(await codeOf(() => setText(download, 'local-path', bench.folder.file('b.bin'))), 'ok');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'a no-progress time-out of 0, which stands for what is usual, can be set again',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.blank();
    for (const value of [60, 0]) {
      const variant = { type: 'ui4', value } as const;
      await download.SetProperty('no-progress-timeout-seconds', variant);
      t.deepEqual(await download.GetProperty('no-progress-timeout-seconds'), variant);
    }
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('an empty VARIANT takes the callback away', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.blank();
  using object = implement(IUnknown, {});
  await download.SetProperty('callback-interface', { type: 'unknown', value: object });
  const held = await download.GetProperty('callback-interface');
  t.is(held.type, 'unknown');
  if (held.type === 'unknown') await held.value.release();
  await download.SetProperty('callback-interface', { type: 'empty' });
  t.is(await get(download, 'callback-interface'), NOT_SET);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'custom header fields are sent with each request',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    await setText(download, 'http-custom-headers', 'X-One: 1\r\nX-Two: 2\r\n');
    await download.Start([]);
    await bench.reaches(download, 'transferred');
    t.true(bench.server.requests.length > 0);
    for (const { headers } of bench.server.requests) t.like(headers, { 'x-one': '1', 'x-two': '2' });
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'credentials are sent to a server that asks for them, and not before',
  { binds: promisedBy(DO_DOWNLOAD_PROPERTIES['http-custom-auth-headers']) },
  async (t, bench) => {
    const download = await bench.download('a.bin', { ...FINE, statusOnce: [401] });
    await setText(download, 'http-custom-auth-headers', 'Authorization: Basic c2VjcmV0\r\n');
    await download.Start([]);
    await bench.reaches(download, 'transferred');
    t.is(bench.server.requests[0]?.headers.authorization, undefined);
    t.is(bench.server.requests.at(-1)?.headers.authorization, 'Basic c2VjcmV0');
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'the last answer shows in the properties',
  { binds: promisedBy(DO_DOWNLOAD_PROPERTIES['http-status-code']) },
  async (t, bench) => {
    bench.server.set('a.bin', { ...FINE, headers: { 'x-mark': 'here' } });
    const download = await bench.started('moved.bin', { redirectTo: bench.server.url('a.bin') });
    await bench.reaches(download, 'transferred');
    t.is(await textOf(download, 'http-redirection-target'), bench.server.url('a.bin'));
    t.is(await textOf(download, 'http-server-ip-address'), '127.0.0.1');
    t.regex(await textOf(download, 'http-response-headers'), /^HTTP\/1\.1 20[06] [^]*\r\nx-mark: here\r\n/i);
    const status = await download.GetProperty('http-status-code');
    t.true(status.type === 'ui4' && [200, 206].includes(status.value));
  },
);
