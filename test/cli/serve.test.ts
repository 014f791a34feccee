import test from 'ava';
import { onWindows } from '../../src/com/index.ts';
import { runCli } from '../helpers/run-cli.ts';

test.serial('dojobs serve says which way of serving it has when none is asked for', async (t) => {
  const { code, stdout, stderr } = await runCli(['serve']);
  t.is(code, 1);
  t.is(stdout, '');
  t.true(stderr.includes('--com'), stderr);
});

test.serial('dojobs serve --help tells the line on stdout, what ends the service, and the exit codes', async (t) => {
  const { code, stdout } = await runCli(['serve', '--help']);
  t.is(code, 0);
  for (const told of ['ready {CLSID}', '--until-stdin-ends', 'SIGTERM', 'Exit code', '%LOCALAPPDATA%\\delivery-op'])
    t.true(stdout.includes(told), told);
});

test.serial('a class id that is none is told in one line, and the exit code is 1', async (t) => {
  const { code, stdout, stderr } = await runCli(['serve', '--com', '--clsid', '{nonsense}']);
  t.is(code, 1);
  t.is(stdout, '');
  t.is(stderr.trimEnd().split('\n').length, 1, stderr);
  t.true(stderr.startsWith('"{nonsense}" is not a class id. Give a GUID'), stderr);
});

const offWindows = onWindows ? test.serial.skip : test.serial;

offWindows('where there is no COM the exit code of dojobs serve is 1, and the message says what to do', async (t) => {
  const { code, stdout, stderr } = await runCli(['serve', '--com']);
  t.is(code, 1);
  t.is(stdout, '');
  t.regex(stderr, /^Only Windows has COM .* connect\(\) .*\n$/);
});
