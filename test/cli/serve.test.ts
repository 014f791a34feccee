import test from 'ava';
import { existsSync, realpathSync } from 'node:fs';
import { visitAgent } from '../../src/cli/service/agent/visit-agent.ts';
import { onWindows } from '../../src/com/index.ts';
import { cliHome } from '../helpers/cli-home.ts';
import { runCli } from '../helpers/run-cli.ts';

test.serial('dojobs serve --help tells the line on stdout, what ends the service, and the exit codes', async (t) => {
  const { code, stdout } = await runCli(['serve', '--help']);
  t.is(code, 0);
  for (const told of [
    'ready FOLDER',
    'ready {CLSID}',
    '--until-stdin-ends',
    'SIGTERM',
    'Exit code',
    '%LOCALAPPDATA%\\delivery-op',
  ])
    t.true(stdout.includes(told), told);
});

test.serial('a class id that is none is told in one line, and the exit code is 2', async (t) => {
  const { code, stdout, stderr } = await runCli(['serve', '--com', '--clsid', '{nonsense}']);
  t.is(code, 2);
  t.is(stdout, '');
  t.is(stderr.trimEnd().split('\n').length, 1, stderr);
  t.true(stderr.startsWith('dojobs: "{nonsense}" is not a class id. Give a GUID'), stderr);
});

const offWindows = onWindows ? test.serial.skip : test.serial;

offWindows('where there is no COM the exit code of dojobs serve is 1, and the message says what to do', async (t) => {
  const { code, stdout, stderr } = await runCli(['serve', '--com']);
  t.is(code, 1);
  t.is(stdout, '');
  t.regex(stderr, /^dojobs: Only Windows has COM .* connect\(\) .*\n$/);
});

test.serial(
  'dojobs serve is the agent in the foreground: it says where, serves commands, and leaves in order',
  async (t) => {
    await using home = cliHome({ DOJOBS_SERVICE: 'embedded' });
    const serving = home.start(['serve']);
    t.is(await serving.writes(/\n/), `ready ${realpathSync(home.folder.path)}/jobs\n`);
    const visit = await visitAgent(home.state);
    const { code, stderr } = await home.run(['list']);
    t.is(code, 0, stderr);
    serving.kill('SIGTERM');
    const left = await serving.result;
    await visit?.peer.closed;
    t.is(left.code, 0);
    t.is(left.stderr, 'Told to leave by SIGTERM.\n');
    t.false(existsSync(home.folder.file('jobs/agent.sock')));
  },
);

test.serial('a second dojobs serve on the same state is told who has it, and the exit code is 6', async (t) => {
  await using home = cliHome();
  await home.start(['serve']).writes(/\n/);
  const agent = await visitAgent(home.state);
  const { code, stderr } = await home.run(['serve']);
  agent?.peer.end();
  t.is(code, 6);
  t.true(stderr.includes(`process ${agent?.agent.pid} (dojobs-agent)`), stderr);
});
