import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** The server in C beside this file, in a process of its own. */
export class NativeServer implements AsyncDisposable {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #port: number;

  private constructor(process: ChildProcessByStdio<Writable, Readable, null>, port: number) {
    this.#process = process;
    this.#port = port;
  }

  /** Serves the files of a folder. */
  static async start(program: string, folder: string): Promise<NativeServer> {
    const process = spawn(program, [folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answer = await createInterface({ input: process.stdout })[Symbol.asyncIterator]().next();
    if (answer.done) throw new Error('the server in C did not start');
    return new NativeServer(process, Number(answer.value));
  }

  url(name: string): string {
    return `http://127.0.0.1:${this.#port}/${name}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.stdin.end();
    await exited;
  }
}
