import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { connect } from '../../src/index.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { cliHome } from '../helpers/cli-home.ts';
import { endAgent } from '../helpers/end-agent.ts';

const URL = 'http://127.0.0.1:9/a.bin';

test.serial('dojobs add and dojobs set give jobs of the agent the options that they are told', async (t) => {
  await using at = cliHome({ DOJOBS_SERVICE: 'embedded' });
  const made = ['--description', 'for the fleet', '--no-progress-timeout', '600', '--min-retry-delay', '5'];
  const added = await at.run(['add', URL, '-d', at.folder.path, '--suspended', ...made]);
  t.is(added.code, 0, added.stderr);
  const id = added.stdout.trim();
  const changed = ['--priority', 'low', '--name', 'drivers', '--transfer-policy', 'standard', '--min-retry-delay', '7'];
  const set = await at.run(['set', 'a.bin', ...changed]);
  t.is(set.code, 0, set.stderr);
  t.deepEqual([set.stdout, set.stderr], ['', `${id.slice(0, 8)} changed\n`]);
  await endAgent(at.state);

  t.like(JSON.parse(readFileSync(join(at.folder.path, 'ledger', `${id}.json`), 'utf8')), { id, name: 'drivers' });
  await using service = await connect({ service: 'embedded', embedded: { stateFolder: at.state } });
  const job = await service.job(id);
  t.is(await job.get('description'), 'for the fleet');
  t.is(await job.get('noProgressTimeoutSeconds'), 600);
  t.is(await job.get('minimumRetryDelaySeconds'), 7);
  t.is(await job.get('priority'), 'low');
  t.is(await job.get('name'), 'drivers');
  t.is(await job.get('transferPolicy'), 'standard');
});

test.serial('an option that only BITS has is refused with what to type, and leaves no job', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 1 } });
  const { server, folder } = bench;
  const { code, stderr } = await bench.run('get', server.url('a.bin'), '-d', folder.path, '--header', 'X-Trace: 1');
  t.is(code, 1);
  t.true(stderr.startsWith('dojobs: Could not set headers of job "a.bin": '), stderr);
  t.true(stderr.endsWith('BITS does: make the job with --service bits.\n'), stderr);
  t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
});

test.serial('bad values are refused before a job is made or changed', async (t) => {
  await using at = cliHome({ DOJOBS_SERVICE: 'embedded' });
  const refused = async (told: string, ...args: string[]) => {
    const { code, stdout, stderr } = await at.run(args);
    t.is(code, 2, stderr);
    t.is(stdout, '');
    t.true(stderr.includes(told), stderr);
  };
  const folder = ['-d', at.folder.path];
  await refused('"A" has several lines', 'add', URL, ...folder, '--header', 'A: 1\nB: 2');
  await refused('from 0 to 4294967295', 'add', URL, ...folder, '--no-progress-timeout', 'soon');
  await refused('no-surcharge, standard', 'get', URL, ...folder, '--transfer-policy', 'free');
  await refused('"ftp://proxy" is no proxy', 'get', URL, ...folder, '--proxy', 'ftp://proxy');
  await refused('Nothing is said of the jobs', 'set', 'a.bin');
  t.true((await at.run(['list'])).stderr.startsWith('0 jobs'));
});

test.serial('a password is in no message, and in no file of the command or its agent', async (t) => {
  await using at = cliHome({ DOJOBS_SERVICE: 'embedded', DEBUG: 'dojobs', SECRET: 'hidden-b' });
  const id = (await at.run(['add', URL, '-d', at.folder.path, '--suspended'])).stdout.trim();
  const said = [
    await at.run(['add', URL, '-d', at.folder.path, '--user', 'bob:hidden-a', '--json']),
    await at.run(['set', id, '--user', 'bob', '--password-env', 'SECRET', '--json']),
    await at.run(['set', id, '--header', 'Authorization: Bearer hidden-c', '--json']),
    await at.run(['show', id, '--json']),
  ];
  t.deepEqual(
    said.map(({ code }) => code),
    [1, 1, 1, 0],
  );
  for (const { stdout, stderr } of said) t.notRegex(stdout + stderr, /hidden-/);
  await endAgent(at.state);
  const files = readdirSync(at.folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  t.true(files.some(({ name }) => name === 'agent.log'));
  for (const { parentPath, name } of files) t.notRegex(readFileSync(join(parentPath, name), 'utf8'), /hidden-/, name);
});
