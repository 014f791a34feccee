import { spawnSync } from 'node:child_process';
import { isWine } from '../../../src/com/index.ts';

/**
 * Lets Wine's BITS be found: its class is unknown once the RPC service was started anew, as tests do that start servers,
 * and known again when it has ended and is asked for. Does nothing on Windows.
 */
export function findBitsAgain(): void {
  if (isWine()) spawnSync('net', ['stop', 'bits'], { stdio: 'ignore' });
}
