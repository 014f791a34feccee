import {
  BG_E_PASSWORD_TOO_LARGE,
  BG_E_PROXY_LIST_TOO_LARGE,
  BG_E_TOO_MANY_FILES,
  BG_E_USERNAME_TOO_LARGE,
  IBackgroundCopyFile2,
  IBackgroundCopyJob2,
  IBackgroundCopyJobHttpOptions,
} from '../../src/bindings/index.ts';
import { E_INVALIDARG, formatHresult } from '../../src/com/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench } from './helpers/contract-bench.ts';
import { fileOf } from './helpers/files-of.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE } from './helpers/ways.ts';

const INVALID = formatHresult(E_INVALIDARG);

/** The code with which a job of that name can be created, or not. */
const creating = (bench: ContractBench, name: string) =>
  codeOf(async () => {
    const [, job] = await bench.manager.CreateJob(name, 'download');
    await job.Cancel();
    await job.release();
  });

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager-createjob
rule('the name of a job has at most 256 characters', { binds: BOTH }, async (t, bench) => {
  t.is(await creating(bench, 'n'.repeat(256)), 'ok');
  t.is(await creating(bench, 'n'.repeat(257)), INVALID);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
rule('the address of a file has at most 2,200 characters', { binds: BOTH }, async (t, bench) => {
  using file = await fileOf(await bench.job({ 'a.bin': FINE }));
  using renamable = await file.query(IBackgroundCopyFile2);
  const address = (length: number) => bench.server.url('a.bin').padEnd(length, '0');
  t.is(await codeOf(() => renamable.SetRemoteName(address(2_201))), INVALID);
  t.is(await codeOf(() => renamable.SetRemoteName(address(2_200))), 'ok');
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setdescription
rule('the description of a job has at most 1,024 characters', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  t.is(await codeOf(() => job.SetDescription('d'.repeat(1_024))), 'ok');
  t.not(await codeOf(() => job.SetDescription('d'.repeat(1_025))), 'ok');
});

// https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_file_info
rule('the path of a file is shorter than MAX_PATH', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  t.is(await codeOf(() => bench.addFile(job, 'p'.repeat(250))), INVALID);
});

// https://learn.microsoft.com/windows/win32/bits/adding-files-to-a-job
rule('an upload has one file', { binds: 'bits' }, async (t, bench) => {
  const [, job] = await bench.manager.CreateJob('upload', 'upload');
  const codes = [];
  for (const name of ['a.bin', 'b.bin']) codes.push(await codeOf(() => bench.addFile(job, name)));
  await job.Cancel();
  await job.release();
  t.deepEqual(codes, ['ok', formatHresult(BG_E_TOO_MANY_FILES)]);
});

// https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setcustomheaders
rule('the custom headers of a job have less than 16,384 characters', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  using options = await job.query(IBackgroundCopyJobHttpOptions);
  const headers = (length: number) => 'X-Long: '.padEnd(length - 2, 'x') + '\r\n';
  t.is(await codeOf(() => options.SetCustomHeaders(headers(16_383))), 'ok');
  t.is(await codeOf(() => options.SetCustomHeaders(headers(16_384))), INVALID);
});

// https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_basic_credentials
rule('a user has at most 300 characters, and a password 65,536', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  using secured = await job.query(IBackgroundCopyJob2);
  const setting = (userName: string, password: string) =>
    codeOf(() => secured.SetCredentials({ target: 'server', scheme: 'basic', credentials: { userName, password } }));
  t.is(await setting('u', 'p'), 'ok');
  t.is(await setting('u'.repeat(301), 'p'), formatHresult(BG_E_USERNAME_TOO_LARGE));
  t.is(await setting('u', 'p'.repeat(65_537)), formatHresult(BG_E_PASSWORD_TOO_LARGE));
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setproxysettings
rule('a list of proxies has at most 32 KB', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  const list = 'proxy.example '.repeat(4_000);
  t.is(await codeOf(() => job.SetProxySettings('override', list, null)), formatHresult(BG_E_PROXY_LIST_TOO_LARGE));
});
