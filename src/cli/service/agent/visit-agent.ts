import { connect, type Socket } from 'node:net';
import { Problem } from '../../problem.ts';
import { agentAddress } from './agent-address.ts';
import { Peer } from './peer.ts';
import { PROTOCOL, type AgentCalls, type CommandCalls, type Hello } from './protocol.ts';
import { RemoteRuns } from './remote-runs.ts';
import { failure } from './told-failure.ts';

/** A connection to an agent that has said who it is. */
export interface Visit {
  readonly agent: Hello;
  readonly peer: Peer<AgentCalls>;
  readonly runs: RemoteRuns;
}

/** An agent that is busy says hello late; nobody waits for it longer than so many milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Goes to the agent of a state folder; `undefined` where there is none, or one that is about to leave.
 * @throws {Problem} `service-unavailable`: it does not answer, or speaks another version of the protocol
 */
export async function visitAgent(folder: string): Promise<Visit | undefined> {
  const socket = await connected(await agentAddress(folder));
  if (socket === undefined) return undefined;
  const runs = new RemoteRuns();
  let said: (hello: Hello) => void = () => undefined;
  const hello = new Promise<Hello>((resolve) => (said = resolve));
  const calls: CommandCalls = { hello: said, ask: runs.ask };
  const peer = new Peer<AgentCalls>(socket, calls, () => gone(folder));
  let silent = false;
  socket.setTimeout(PATIENCE_MS, () => {
    silent = true;
    socket.destroy();
  });
  const agent = await Promise.race([hello, peer.closed.then(() => undefined)]);
  if (silent) throw unavailable(`The agent of "${folder}" does not answer: end it, the next command starts another.`);
  if (agent === undefined) return undefined;
  socket.setTimeout(0);
  if (agent.protocol === PROTOCOL) return { agent, peer, runs };
  peer.end();
  throw unavailable(
    `The agent of "${folder}", process ${agent.pid}, is of another version of dojobs. It leaves once it has nothing ` +
      'to do; or end it, and the next command starts another, which goes on with its jobs.',
  );
}

function connected(address: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(socket.off('error', reject)));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY.has(error.code)) resolve(undefined);
      else reject(unavailable(`The agent at "${address}" cannot be reached: ${error.message}.`, error));
    });
  });
}

/** No socket, or one that outlived its process. */
const NOBODY: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET']);

const gone = (folder: string): Error =>
  failure('service-gone', `The agent of "${folder}" has gone. The next command starts another, and its jobs go on.`);

const unavailable = (message: string, cause?: unknown): Problem =>
  new Problem('service-unavailable', message, { cause });
