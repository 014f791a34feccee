import test from 'ava';
import { closeSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { openLog } from '../../../src/cli/service/agent/open-log.ts';
import { cliHome } from '../../helpers/cli-home.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const MIB = 1024 * 1024;

function write(path: string, text: string): void {
  const log = openLog(path);
  writeSync(log, text);
  closeSync(log);
}

test('a log is written on up to a MiB', (t) => {
  using folder = temporaryFolder();
  const path = folder.file('agent.log');
  write(path, 'a');
  writeFileSync(path, 'b'.repeat(MIB - 1), { flag: 'a' });
  write(path, 'c');
  t.is(statSync(path).size, MIB + 1);
  t.deepEqual(folder.names(), ['agent.log']);
});

test('a log of more than a MiB gives way to a new one, and only the last is kept', (t) => {
  using folder = temporaryFolder();
  const path = folder.file('agent.log');
  for (const letter of ['a', 'b', 'c']) write(path, letter.repeat(MIB + 1));
  t.is(readFileSync(path, 'utf8'), 'c'.repeat(MIB + 1));
  t.is(readFileSync(`${path}.old`, 'utf8'), 'b'.repeat(MIB + 1));
  t.deepEqual(folder.names(), ['agent.log', 'agent.log.old']);
});

test('a log that cannot be moved away is written on', (t) => {
  using folder = temporaryFolder();
  const path = folder.file('agent.log');
  writeFileSync(path, 'a'.repeat(MIB + 1));
  mkdirSync(`${path}.old/taken`, { recursive: true });
  write(path, 'b');
  t.is(statSync(path).size, MIB + 2);
});

test.serial('an agent begins a new log where the one of the agents before has grown too long', async (t) => {
  await using home = cliHome({ DOJOBS_SERVICE: 'embedded' });
  mkdirSync(home.state);
  const log = `${home.state}/agent.log`;
  writeFileSync(log, 'x'.repeat(MIB + 1));
  t.is((await home.run(['list'])).code, 0);
  t.is(readFileSync(log, 'utf8'), '');
  t.true(existsSync(`${log}.old`));
});
