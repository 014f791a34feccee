import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure } from './told-failure.ts';

/** The shortest of what systems allow, in bytes: macOS has 104 with the NUL, Linux 108. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Where the agent of a state folder listens: a socket in the folder, or where its path would be too long, in a folder
 * of this user among the temporary ones; a named pipe on Windows. The folder must be there.
 * @throws {DeliveryOptimizationError} `access-denied` where the folder for sockets is somebody else's
 */
export async function agentAddress(folder: string): Promise<string> {
  if (process.platform === 'win32') return `\\\\.\\pipe\\dojobs-${await hashOf(folder)}`;
  const path = join(folder, 'agent.sock');
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH ? path : join(socketFolder(), `${await hashOf(folder)}.sock`);
}

/** Loads what makes it only where it is asked for: most commands never do. */
async function hashOf(folder: string): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(realpathSync.native(folder)).digest('hex').slice(0, 32);
}

/** Others can make folders there, too: one that they could write to is not used. */
function socketFolder(): string {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `dojobs-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (uid === user && (mode & 0o077) === 0) return folder;
  throw failure('access-denied', `"${folder}" is open to others: remove it, or give a state folder of a shorter path.`);
}
