import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface RawServer extends AsyncDisposable {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on loopback that does one thing to every connection, for what an HTTP server would never do. */
export async function rawServer(act: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    act(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}/a`, close, [Symbol.asyncDispose]: close };
}

/** Answers the first request of a connection with these bytes and hangs up. */
export const answering =
  (text: string) =>
  (socket: Socket): void =>
    void socket.once('data', () => socket.end(text));
