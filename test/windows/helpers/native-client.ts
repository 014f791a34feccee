import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Guid } from '../../../src/com/index.ts';

const PROGRAM = fileURLToPath(new URL('../programs/client.exe', import.meta.url));

/** Whether this machine had a compiler for the client in C when the tests were built. */
export const hasNativeClient = existsSync(PROGRAM);

export type Apartment = 'mta' | 'sta';

export const APARTMENTS: readonly Apartment[] = ['mta', 'sta'];

/** How a title says where the client lives. */
export const IN: Record<Apartment, string> = { mta: 'multithreaded', sta: 'in an apartment that pumps messages' };

export interface FileToFetch {
  readonly url: string;
  readonly path: string;
}

/** Lets the client in C go through one of its scenarios. @returns its exit code and what it said */
export async function runNativeClient(
  apartment: Apartment,
  scenario: string,
  clsid: Guid,
  files: readonly FileToFetch[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const args = [apartment, scenario, `{${clsid}}`, ...files.flatMap(({ url, path }) => [url, path])];
  // Not given our stderr: under Wine the first window starts a desktop, which would hold it open for good.
  const client = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(client, 'close');
  const said = await text(client.stdout);
  await ended;
  return { code: client.exitCode, said };
}
