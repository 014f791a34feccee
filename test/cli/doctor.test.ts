import { writeFileSync } from 'node:fs';
import test from 'ava';
import { judgeGroups } from '../../src/cli/doctor/checks/account.ts';
import { judgeSpace } from '../../src/cli/doctor/checks/disk.ts';
import { judgeCost } from '../../src/cli/doctor/checks/metered.ts';
import { judgeDownloadMode } from '../../src/cli/doctor/checks/policy.ts';
import { judgeProxies } from '../../src/cli/doctor/checks/proxy.ts';
import { judgeSource } from '../../src/cli/doctor/checks/source.ts';
import { judgeStartType } from '../../src/cli/doctor/checks/windows-service.ts';
import { headOf, type Head } from '../../src/cli/doctor/head-of.ts';
import type { Finding } from '../../src/cli/schema/finding.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { startProxyServer } from '../helpers/proxy-server.ts';

const fine: Head = {
  status: 206,
  failure: undefined,
  length: 10,
  ranges: true,
  finalUrl: 'https://host/a',
  skewSeconds: 0,
};
const source = (head: Partial<Head>) => judgeSource('https://host/a', { ...fine, ...head });
const verdicts = (findings: readonly Finding[]) => findings.map(({ verdict }) => verdict);

test('a service that is disabled is a problem', (t) => {
  t.is(judgeStartType('dosvc', '  START_TYPE         : 4   DISABLED').verdict, 'problem');
  t.is(judgeStartType('dosvc', '  START_TYPE         : 3   DEMAND_START').verdict, 'ok');
  t.is(judgeStartType('dosvc', undefined).verdict, 'unknown');
});

test('a policy that leaves out Delivery Optimization or its peers is told', (t) => {
  const mode = (value: string) => judgeDownloadMode(`    DODownloadMode    REG_DWORD    ${value}`).verdict;
  t.deepEqual(['0x64', '0x63', '0x1'].map(mode), ['warning', 'warning', 'ok']);
  t.is(judgeDownloadMode(undefined).verdict, 'ok');
});

test('a network logon is a problem, and a process that is not elevated worth a word', (t) => {
  t.deepEqual(verdicts(judgeGroups('"NT AUTHORITY\\NETWORK","Well-known group","S-1-5-2",""')), ['problem', 'warning']);
  t.deepEqual(verdicts(judgeGroups('"S-1-5-4" "S-1-16-12288"')), ['ok', 'ok']);
});

test('a metered connection is told', (t) => {
  t.deepEqual(
    ['Variable\r\n', 'Unrestricted', undefined].map((said) => judgeCost(said).verdict),
    ['warning', 'ok', 'unknown'],
  );
});

test('a disk without room for the file is a problem', (t) => {
  t.is(judgeSpace(1_000, 2_000).verdict, 'problem');
  t.is(judgeSpace(2_000, 2_000).verdict, 'ok');
  t.is(judgeSpace(0, undefined).verdict, 'problem');
});

test('a proxy that can be none is a problem, and its password is not told', (t) => {
  t.is(judgeProxies({ HTTPS_PROXY: 'proxy' })[0]?.verdict, 'problem');
  const [finding] = judgeProxies({ http_proxy: 'http://me:hidden@proxy:8080' });
  t.is(finding?.verdict, 'ok');
  t.false(finding?.what.includes('hidden'));
});

test('what a server lacks, refuses or believes of the time is told', (t) => {
  t.deepEqual(verdicts(source({})), ['ok', 'ok', 'ok', 'ok']);
  t.deepEqual(verdicts(source({ status: 403 })), ['problem']);
  t.deepEqual(verdicts(source({ status: undefined, failure: 'refused' })), ['problem']);
  t.deepEqual(verdicts(source({ length: undefined, ranges: false, skewSeconds: 4_000 })), [
    'ok',
    'warning',
    'warning',
    'problem',
  ]);
  t.deepEqual(verdicts(source({ finalUrl: 'http://host/a', skewSeconds: undefined })).slice(0, 1), ['problem']);
});

test.serial('a server is asked by way of the proxy that the environment names', async (t) => {
  await using proxy = await startProxyServer();
  await using server = await startFileServer({ 'a.bin': { size: 10 } });
  const before = process.env['HTTP_PROXY'];
  process.env['HTTP_PROXY'] = proxy.url;
  t.teardown(() => (before === undefined ? delete process.env['HTTP_PROXY'] : (process.env['HTTP_PROXY'] = before)));
  t.like(await headOf(server.url('a.bin')), { status: 206, length: 10 });
  t.deepEqual(proxy.asked, [`GET ${server.url('a.bin')}`]);
});

test.serial(
  'dojobs doctor looks at service, disk, proxy and server, and the exit is 9 when something is wrong',
  async (t) => {
    await using bench = await cliBench({ 'a.bin': { size: 10 }, 'no.bin': { status: 403 } });
    writeFileSync(bench.folder.file('plain'), '');
    const fine = await bench.run('doctor', bench.server.url('a.bin'), '-d', bench.folder.file('new/er'));
    t.is(fine.code, 0, fine.stdout);
    t.regex(fine.stdout, /^ok +service: The service "embedded" answers\.$/m);
    const wrong = await bench.run(
      'doctor',
      bench.server.url('no.bin'),
      '-d',
      bench.folder.file('plain/none'),
      '--json',
    );
    t.is(wrong.code, 9);
    const problems = (JSON.parse(wrong.stdout) as Finding[]).filter(({ verdict }) => verdict === 'problem');
    t.deepEqual(
      problems.map(({ check }) => check),
      ['folder', 'URL'],
    );
  },
);
