import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { writeFileSync } from 'node:fs';
import type { FileRequest } from '../../../src/index.ts';
import type { Spent } from './spent.ts';

/** The floor of a transfer: a curl that fetches all files, started by the meter in C beside this file. */
export class Curl {
  readonly #meter: string;
  readonly #list: string;

  /**
   * @param meter the meter, compiled
   * @param list where to write down many files for curl to read, since its command line has no room for them
   */
  constructor(meter: string, list: string) {
    this.#meter = meter;
    this.#list = list;
  }

  /** From before the start of its process to the end of it. */
  async fetch(files: readonly FileRequest[], connections: number): Promise<Spent> {
    const command = [
      'curl',
      '--silent',
      '--no-progress-meter',
      '--show-error',
      '--fail',
      ...this.#what(files, connections),
    ];
    const meter = spawn(this.#meter, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await Promise.all([text(meter.stdout), once(meter, 'exit')]);
    if (meter.exitCode === 127) throw new Error('no curl: install it');
    if (meter.exitCode !== 0) throw new Error(`curl ended with exit code ${meter.exitCode}`);
    const [time = NaN, processor = NaN] = said.trim().split(' ').map(Number);
    return { time, processor };
  }

  #what(files: readonly FileRequest[], connections: number): readonly string[] {
    const [only, another] = files;
    if (only !== undefined && another === undefined) return ['--output', only.path, only.url];
    writeFileSync(this.#list, files.map(({ url, path }) => `url = "${url}"\noutput = "${path}"\n`).join(''));
    return ['--parallel', '--parallel-max', String(connections), '--config', this.#list];
  }
}
