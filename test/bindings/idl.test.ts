import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { sortExports } from '../../scripts/check-bindings/exports.ts';
import { ourBindings } from '../../scripts/check-bindings/our-bindings.ts';
import { deliveryOptimizationIdl } from '../../scripts/idl/delivery-optimization-idl.ts';
import { idlOf } from '../../scripts/idl/idl-of.ts';
import { IDODownload, ISequentialStream } from '../../src/bindings/index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const INCLUDES = '/usr/include/wine/wine/windows';
const withWidl = existsSync('/usr/bin/widl') && existsSync(INCLUDES) ? test : test.skip;

withWidl('widl makes proxies of the IDL of Delivery Optimization’s own interfaces', (t) => {
  t.timeout(60_000);
  using folder = temporaryFolder();
  writeFileSync(folder.file('proxies.idl'), deliveryOptimizationIdl());
  const { status, stderr } = spawnSync('widl', ['-I', INCLUDES, '--win64', '-p', '-o', 'proxies_p.c', 'proxies.idl'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  t.is(status, 0, stderr);
  t.true(folder.names().includes('proxies_p.c'));
});

test('a method’s parameters carry what a proxy must know', (t) => {
  const idl = deliveryOptimizationIdl();
  for (const line of [
    '[object, uuid(ee2584cf-a69c-4848-b633-2649962b3ef7), pointer_default(unique)]',
    'interface IDeliveryOptimizationJob : IUnknown',
    '[in, unique, string] LPCWSTR remoteUrl,',
    '[in, unique, size_is(rangeCount)] BG_FILE_RANGE *ranges,',
    '[in] UINT64 fileSize);',
    '[out, iid_is(riid)] void **object);',
    '[out] VARIANT *propValue);',
    '[size_is(Count)] DO_DOWNLOAD_RANGE Elements[];',
    '[out] IEnumUnknown **ppEnum);',
  ]) {
    t.true(idl.includes(line), line);
  }
});

test('a type stands before those that are made of it, once', (t) => {
  const idl = idlOf([IDODownload, IDODownload], sortExports(ourBindings));
  t.is(idl.split('typedef struct DO_DOWNLOAD_RANGE\n').length, 2);
  t.true(idl.indexOf('} DO_DOWNLOAD_RANGE;') < idl.indexOf('typedef struct DO_DOWNLOAD_RANGES_INFO'));
});

test('a parameter that no IDL can describe here is refused by name', (t) => {
  t.throws(() => idlOf([ISequentialStream], sortExports(ourBindings)), {
    instanceOf: TypeError,
    message: /^pv is a bare/,
  });
});
