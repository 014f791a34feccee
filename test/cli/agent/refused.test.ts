import test from 'ava';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { agentAddress } from '../../../src/cli/service/agent/agent-address.ts';
import { writeValue } from '../../../src/cli/service/agent/wire-value.ts';
import { connect } from '../../../src/index.ts';
import { cliHome } from '../../helpers/cli-home.ts';

const LIST = ['list', '--service', 'embedded'];

test.serial('a state folder that another program has is told with who it is', async (t) => {
  await using at = cliHome();
  await using _service = await connect({ service: 'embedded', embedded: { stateFolder: at.state } });
  const { code, stdout, stderr } = await at.run(LIST);
  t.is(code, 6);
  t.is(stdout, '');
  t.true(stderr.includes(`"${at.state}" is in use by process ${process.pid} (`), stderr);
});

test.serial('an agent of another version is told with the remedy', async (t) => {
  await using at = cliHome();
  mkdirSync(at.state);
  await using other = createServer((socket) => {
    const hello = { protocol: 0, pid: 4711, service: 'embedded' };
    socket.resume().on('error', () => undefined);
    socket.write(`${writeValue({ kind: 'call', id: 1, name: 'hello', args: [hello] })}\n`);
  });
  await once(other.listen(await agentAddress(at.state)), 'listening');
  const { code, stderr } = await at.run(LIST);
  t.is(code, 6);
  t.regex(stderr, /process 4711, is of another version of dojobs\..* end it, and the next command starts another/);
});

test.serial('an agent that cannot start is told with the reason', async (t) => {
  await using at = cliHome();
  writeFileSync(at.state, '');
  const { code, stderr } = await at.run(LIST);
  t.is(code, 6);
  t.true(stderr.includes(`"${at.state}" cannot keep the state`), stderr);
  t.is(stderr.trimEnd().split('\n').length, 1, stderr);
});

test.serial('a time for the agent to be idle that is none is told by the command that starts it', async (t) => {
  await using at = cliHome({ DOJOBS_AGENT_IDLE: 'long' });
  const { code, stderr } = await at.run(LIST);
  t.is(code, 2);
  t.is(stderr, 'dojobs: DOJOBS_AGENT_IDLE is "long": give seconds above 0.\n');
});

test.serial('the socket is open to nobody else, and the folder neither', async (t) => {
  await using at = cliHome();
  t.is((await at.run(LIST)).code, 0);
  t.is(statSync(at.state).mode & 0o777, 0o700);
  t.is(statSync(await agentAddress(at.state)).mode & 0o777, 0o600);
});

test.serial('a state folder of a long path works like any other', async (t) => {
  await using at = cliHome();
  const state = at.alsoAt(at.folder.file('long'.repeat(30)));
  t.is((await at.run([...LIST, '--state', state])).code, 0);
  t.not(await agentAddress(state), `${state}/agent.sock`);
});
