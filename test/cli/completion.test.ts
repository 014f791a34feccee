import { spawnSync } from 'node:child_process';
import test from 'ava';
import { cliBench } from '../helpers/cli-bench.ts';
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
});

test.serial('jobs are suggested by their ids', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const id = await bench.add('a.bin', '--suspended');
  t.deepEqual(suggested((await bench.run('completion', 'complete', '--', 'show', '')).stdout), [id]);
});
