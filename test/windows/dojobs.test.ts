import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import test, { registerCompletionHandler } from 'ava';
import { isWine } from '../../src/com/index.ts';
import { startFileServer, type FileServer } from '../helpers/file-server.ts';
import type { Finding } from '../../src/cli/schema/finding.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.ts';
import { dojobs, firstLine } from './helpers/dojobs.ts';
import { LocalServer } from './helpers/local-server.ts';
import { findBitsAgain } from './helpers/wine-bits.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

/** The command against a service in another process, through COM: what is said of each verb is tested portably. */

let service: LocalServer;
let server: FileServer;
let home: TemporaryFolder;

test.before(async () => {
  service = await LocalServer.start({ here: false });
  home = temporaryFolder();
  server = await startFileServer({ 'a.bin': { size: 70_000 }, 'forbidden.bin': { status: 403 } });
});

test.after.always(async () => {
  await service[Symbol.asyncDispose]();
  await server.close();
  home[Symbol.dispose]();
});

const environment = () => ({ DOJOBS_HOME: home.path, DOJOBS_CLSID: `{${service.clsid}}` });

const run = (...args: string[]) => dojobs(args, environment());

const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout) as unknown;

async function add(folder: TemporaryFolder, name: string): Promise<string> {
  const { code, stdout, stderr } = await run('add', server.url(name), '-d', folder.path, '--suspended');
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

test.serial('dojobs get brings a job of the service to its end', async (t) => {
  using folder = temporaryFolder();
  const { code, stdout, stderr } = await run('get', server.url('a.bin'), '-d', folder.path);
  t.is(code, 0, stderr);
  t.is(stdout, `${folder.file('a.bin')}\n`);
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
});

test.serial('dojobs get takes a forbidden file from a mirror', async (t) => {
  using folder = temporaryFolder();
  const mirror = `403=resume:${server.url('a.bin')}`;
  const { code, stderr } = await run('get', server.url('forbidden.bin'), '-d', folder.path, '--on-error', mirror);
  t.is(code, 0, stderr);
  t.true(stderr.includes('0x80190193 BG_E_HTTP_ERROR_403'), stderr);
  t.deepEqual(readFileSync(folder.file('forbidden.bin')), server.contentOf('a.bin'));
});

test.serial('dojobs get asks a typed handler of the user', async (t) => {
  using folder = temporaryFolder();
  const handler = home.file('handler.ts');
  writeFileSync(
    handler,
    `export default ({ status }: { status?: number }) => ({ kind: status === 403 ? 'keep' : 'cancel' });`,
  );
  const { code, stderr } = await run('get', server.url('forbidden.bin'), '-d', folder.path, '--on-error-exec', handler);
  t.is(code, 4, stderr);
  const [, id = ''] = /dojobs wait (\S+)/.exec(stderr) ?? [];
  t.is((await run('cancel', id)).code, 0, stderr);
});

test.serial('dojobs add, list, show, pause, resume, wait and complete take a job through its life', async (t) => {
  using folder = temporaryFolder();
  const id = await add(folder, 'a.bin');
  t.like(await json('list'), {
    service: 'delivery-optimization',
    source: 'service',
    jobs: [{ id, state: 'suspended' }],
  });
  t.like(await json('show', id), [{ id, files: [{ url: server.url('a.bin'), path: folder.file('a.bin') }] }]);
  t.like(await json('resume', id), [{ id, outcome: 'resumed' }]);
  t.like(await json('pause', id), [{ id, outcome: 'paused' }]);
  t.like(await json('wait', id, '--no-complete'), [{ id, outcome: 'transferred' }]);
  t.like(await json('complete', id), [{ id, outcome: 'completed' }]);
  t.deepEqual(folder.names(), ['a.bin']);
});

test.serial('dojobs errors tells of a forbidden file, and dojobs cancel ends its job', async (t) => {
  using folder = temporaryFolder();
  const id = await add(folder, 'forbidden.bin');
  t.is((await run('wait', id)).code, 4);
  t.like(await json('errors'), [{ id, error: { status: 403, context: 'remote-file' } }]);
  t.like(await json('cancel', id), [{ id, outcome: 'cancelled' }]);
  t.is((await run('show', id)).code, 5);
});

test.serial('dojobs set changes a job, and tells of an option that its service does not have', async (t) => {
  using folder = temporaryFolder();
  const id = await add(folder, 'a.bin');
  t.like(await json('set', id, '--priority', 'low', '--name', 'drivers'), [{ id, outcome: 'changed' }]);
  t.like(await json('show', 'drivers'), [{ id, name: 'drivers', priority: 'low' }]);
  const { code, stderr } = await run('set', id, '--header', 'X-Trace: 1');
  t.is(code, 1, stderr);
  t.true(stderr.endsWith('BITS does: make the job with --service bits.\n'), stderr);
  t.is((await run('cancel', id)).code, 0);
});

test.serial('dojobs get gives BITS header fields, and who it is for servers', async (t) => {
  await findBitsAgain();
  using folder = temporaryFolder();
  const asked = ['--service', 'bits', '--header', 'X-Trace: 1', '--user', 'bob', '--password-env', 'SECRET'];
  const { code, stderr } = await dojobs(['get', server.url('a.bin'), '-d', folder.path, ...asked], {
    DOJOBS_HOME: home.path,
    SECRET: 'builder',
  });
  t.is(code, 0, stderr);
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
  const { headers } = server.requests.at(-1) ?? {};
  t.is(headers?.['x-trace'], '1');
  // Wine's says so at once, Windows' only to a server that asks.
  if (isWine()) t.is(headers?.authorization, `Basic ${Buffer.from('bob:builder').toString('base64')}`);
});

test.serial('dojobs ensure fetches a file once, and dojobs gc ends what was left', async (t) => {
  using folder = temporaryFolder();
  const sha256 = createHash('sha256').update(server.contentOf('a.bin')).digest('hex');
  const ensure = async () =>
    JSON.parse((await run('ensure', server.url('a.bin'), folder.file('b'), '--sha256', sha256)).stdout) as unknown;
  t.like(await ensure(), { changed: true, failed: false });
  t.like(await ensure(), { changed: false, failed: false });
  const id = await add(folder, 'a.bin');
  t.like(await json('gc', '--older-than', '0'), [{ id, action: 'cancel', done: true }]);
  t.deepEqual(folder.names(), ['b']);
});

test.serial('dojobs doctor finds the service, and what the server lacks', async (t) => {
  const findings = JSON.parse((await run('doctor', server.url('forbidden.bin'), '--json')).stdout) as Finding[];
  t.like(
    findings.find(({ check }) => check === 'service'),
    { verdict: 'ok' },
  );
  t.like(
    findings.find(({ check }) => check === 'URL'),
    { verdict: 'problem', remedy: 'See dojobs explain 403.' },
  );
  for (const check of ['start type', 'policy', 'logon', 'cost', 'space'])
    t.true(
      findings.some((finding) => finding.check === check),
      check,
    );
});

test.serial('dojobs explain, schema and completion need no service', async (t) => {
  t.like(await json('explain', '403'), [{ name: 'BG_E_HTTP_ERROR_403' }]);
  t.true((await run('schema', 'list')).stdout.includes('https://json-schema.org/draft/2020-12/schema'));
  t.true((await run('completion', 'powershell')).stdout.includes('Register-ArgumentCompleter'));
});

test.serial('nothing of a command is left in the service when it has ended', async (t) => {
  t.is((await run('list')).code, 0);
  t.is(await service.objectsInUse(), 0);
});

test.serial('dojobs watch tells of a job, and the one that is ended by force leaves the job alone', async (t) => {
  using folder = temporaryFolder();
  const id = await add(folder, 'a.bin');
  const line = await firstLine(['watch', '--ndjson'], environment());
  t.like(JSON.parse(line), { source: 'service', jobs: [{ id, state: 'suspended' }] });
  t.is((await run('cancel', id)).code, 0);
});
