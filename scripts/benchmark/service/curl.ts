import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { FileRequest } from '../../../src/index.ts';
import type { Spent } from './spent.ts';

/** The floor of a transfer: one curl that fetches all files, started by the meter in C beside this file. */
export class Curl {
  readonly #meter: string;
  readonly #arguments: readonly string[];

  private constructor(meter: string, ...args: readonly string[]) {
    this.#meter = meter;
    this.#arguments = ['--silent', '--no-progress-meter', '--show-error', '--fail', ...args];
  }

  /** As on everybody's command line. */
  static forOne(meter: string, { url, path }: FileRequest): Curl {
    return new Curl(meter, '--output', path, url);
  }

  /** @param list where to write the files for curl to read: it has no room for many in its command line */
  static forMany(meter: string, files: readonly FileRequest[], list: string, connections: number): Curl {
    writeFileSync(list, files.map(({ url, path }) => `url = "${url}"\noutput = "${path}"\n`).join(''));
    return new Curl(meter, '--parallel', '--parallel-max', String(connections), '--config', list);
  }

  /** From before the start of its process to the end of it. */
  async fetch(): Promise<Spent> {
    const meter = spawn(this.#meter, ['curl', ...this.#arguments], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await Promise.all([text(meter.stdout), once(meter, 'exit')]);
    if (meter.exitCode === 127) throw new Error('no curl: install it');
    if (meter.exitCode !== 0) throw new Error(`curl ended with exit code ${meter.exitCode}`);
    const [time = NaN, processor = NaN] = said.trim().split(' ').map(Number);
    return { time, processor };
  }
}
