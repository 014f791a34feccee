import { spawnSync } from 'node:child_process';
import { visitAgent } from '../../../src/cli/service/agent/visit-agent.ts';
import { wallTime } from '../clock.ts';
import { timed, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';

/** `start MAIN FOLDER`: what a command takes from its start to its end, over the least that Node does. */
const [main = '', folder = ''] = process.argv.slice(2);

const version: Figure = {
  name: 'start of dojobs --version',
  unit: 'ms',
  target: 2,
  meaning: 'A process of dojobs --version over one of node -e 0.',
  beyondTheFloor: 'Beyond the floor: loading the command line, a file for each verb.',
};

const list: Figure = {
  name: 'start of dojobs list',
  unit: 'ms',
  target: 2,
  meaning: 'A process of dojobs list, its agent running without jobs, over one of node -e 0.',
  beyondTheFloor:
    'Beyond the floor: loading some sixty modules of the command, about half a millisecond each, and the sockets of ' +
    'Node; the agent itself answers within a millisecond or two.',
};

const environment = {
  ...process.env,
  DOJOBS_HOME: folder,
  DOJOBS_SERVICE: 'embedded',
  DOJOBS_AGENT_IDLE: '600',
};

const node = (...args: readonly string[]): Side =>
  timed(wallTime, (times) => {
    for (let time = 0; time < times; time++) run(...args);
  });

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${status}: ${stderr}`);
}

run(main, 'list');
const visit = await visitAgent(`${folder}/jobs`);
if (visit === undefined) throw new Error('There is no agent after dojobs list');
try {
  await show(version, { ours: node(main, '--version'), floor: node('-e', '0') });
  await show(list, { ours: node(main, 'list'), floor: node('-e', '0') });
} finally {
  process.kill(visit.agent.pid);
  await visit.peer.closed;
}
