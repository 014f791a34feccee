import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Guid } from '../../../src/com/index.ts';

export type Command = 'activation' | 'get-state' | 'set-notify-interface' | 'resume-to-transferred' | 'snapshot';

/** The client in C beside this file, in a process of its own. */
export class NativeClient implements AsyncDisposable {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(program: string, clsid: Guid) {
    this.#process = spawn(program, [braced(clsid)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Lets it do something so many times, and tells how many nanoseconds it took.
   * @param jobs those it does it with, or how many there are of them
   */
  async run(command: Command, times: number, ...jobs: readonly (Guid | number)[]): Promise<number> {
    const words = jobs.map((job) => (typeof job === 'number' ? job : braced(job)));
    this.#process.stdin.write(`${[command, times, ...words].join(' ')}\n`);
    const answer = await this.#answers.next();
    const taken = Number(answer.value);
    if (answer.done || !Number.isFinite(taken)) {
      throw new Error(`the C client could not do "${command}": ${answer.done ? 'it is gone' : answer.value}`);
    }
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.stdin.end();
    await exited;
  }
}

const braced = (guid: Guid): string => `{${guid}}`;
