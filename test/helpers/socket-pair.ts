import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { temporaryFolder } from './temporary-folder.ts';

/** Two ends of one connection. */
export async function socketPair(): Promise<readonly [Socket, Socket]> {
  using folder = temporaryFolder();
  const server = createServer();
  const address =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\socket-pair-${process.pid}-${performance.now()}`
      : folder.file('socket');
  await once(server.listen(address), 'listening');
  const arrived = once(server, 'connection') as Promise<[Socket]>;
  const near = connect(address);
  const [far] = await arrived;
  server.close();
  return [near, far];
}
