import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import test from 'ava';
import { visitAgent } from '../../src/cli/service/agent/visit-agent.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { cliHome } from '../helpers/cli-home.ts';
import { endAgent } from '../helpers/end-agent.ts';
import { runCli } from '../helpers/run-cli.ts';

const suggested = (stdout: string): string[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map((line) => line.split('\t')[0] ?? '');

for (const shell of ['powershell', 'bash', 'zsh', 'fish']) {
  test.serial(`dojobs completion ${shell} prints a script that asks dojobs`, async (t) => {
    const { code, stdout } = await runCli(['completion', shell]);
    t.is(code, 0);
    t.true(stdout.includes('dojobs') && stdout.includes('complete'), stdout);
  });
}

test.serial('the script for bash is one that bash takes', async (t) => {
  const { stdout } = await runCli(['completion', 'bash']);
  const { status, stderr } = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
  t.is(status, 0, stderr);
});

test.serial('a shell that is none is refused', async (t) => {
  t.is((await runCli(['completion', 'csh'])).code, 2);
});

test.serial('verbs, options and their choices are suggested', async (t) => {
  const ask = async (...words: string[]) =>
    suggested((await runCli(['completion', 'complete', '--', ...words])).stdout);
  const verbs = await ask('');
  for (const verb of ['get', 'list', 'explain', 'completion']) t.true(verbs.includes(verb), verbs.join());
  t.true((await ask('get', '--on')).includes('--on-error'));
  t.deepEqual(await ask('get', '--priority', 'fore'), ['foreground']);
  t.deepEqual(await ask('set', '--transfer-policy', 'no-s'), ['no-surcharge']);
});

test.serial('jobs are suggested by their ids', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const id = await bench.add('a.bin', '--suspended');
  for (const verb of ['show', 'set']) {
    t.deepEqual(suggested((await bench.run('completion', 'complete', '--', verb, '')).stdout), [id]);
  }
});

test.serial('what schema and completion take is suggested', async (t) => {
  const ask = async (...words: string[]) =>
    suggested((await runCli(['completion', 'complete', '--', ...words])).stdout);
  t.deepEqual(await ask('completion', ''), ['powershell', 'bash', 'zsh', 'fish']);
  t.true((await ask('schema', '')).includes('ensure'));
});

test.serial('jobs are those of the service that is typed or in the environment, and no agent is started', async (t) => {
  await using at = cliHome({ DOJOBS_SERVICE: 'embedded' });
  const state = at.alsoAt(at.folder.file('elsewhere'));
  const added = await at.run(['add', 'http://127.0.0.1:9/a', '-d', at.folder.path, '--suspended', '--state', state]);
  const id = added.stdout.trim();
  t.is(added.code, 0, added.stderr);
  const ask = async (words: readonly string[], environment = {}) =>
    suggested((await at.run(['completion', 'complete', '--', 'show', ...words, ''], { environment })).stdout);
  t.deepEqual(await ask(['--state', state]), [id]);
  t.deepEqual(await ask([], { DOJOBS_STATE: state }), [id]);
  await endAgent(state);
  t.deepEqual(await ask(['--state', state]), [id], 'the ledger knows it, too');
  t.is(await visitAgent(state), undefined);
  t.deepEqual(await ask([]), []);
  t.false(existsSync(at.state));
});
