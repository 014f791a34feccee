import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { ServicePort } from '../service-port.ts';
import { CommandSession } from './command-session.ts';
import { Peer } from './peer.ts';
import { PROTOCOL, type CommandCalls, type Hello } from './protocol.ts';

/** The commands that an agent serves. Disposing it ends their runs, not their jobs, and withdraws the socket. */
export interface ServedCommands extends AsyncDisposable {
  /** How many commands are connected. */
  readonly connected: number;
  /** How many there have been. */
  readonly visits: number;
}

/**
 * Serves commands at an address, from when the promise is fulfilled. Only for whoever has the state folder: a socket
 * that is there was left behind by an agent that died, and is replaced. It is for this user alone.
 */
export async function serveCommands(service: ServicePort, address: string): Promise<ServedCommands> {
  const sessions = new Map<CommandSession, Socket>();
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    const session = welcome(service, socket);
    sessions.set(session, socket);
    socket.once('close', () => {
      sessions.delete(session);
      void session[Symbol.asyncDispose]();
    });
  });
  await listen(server, address);
  return {
    get connected() {
      return sessions.size;
    },
    get visits() {
      return visits;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      // Runs that are ended here have no outcome: what commands are to tell is that the agent has gone.
      for (const socket of sessions.values()) socket.destroy();
      await Promise.all([...sessions.keys()].map((session) => session[Symbol.asyncDispose]()));
      await closed;
    },
  };
}

function welcome(service: ServicePort, socket: Socket): CommandSession {
  return new CommandSession(service, (calls) => {
    const peer = new Peer<CommandCalls>(socket, calls, () => new Error('The command has gone.'));
    const hello: Hello = { protocol: PROTOCOL, pid: process.pid, service: service.name };
    // A command that goes at once has been told enough.
    peer.call('hello', hello).catch(() => undefined);
    return peer;
  });
}

/** The socket belongs to this user alone from its first moment on: it is bound before `listen` returns. */
async function listen(server: Server, address: string): Promise<void> {
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const listening = once(server, 'listening');
  const before = process.umask(0o177);
  try {
    server.listen(address);
  } finally {
    process.umask(before);
  }
  await listening;
}
