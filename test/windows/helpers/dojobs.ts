import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));
const KEPT_STUBS = new URL('../programs/kept-stubs.js', import.meta.url).href;

/** `dojobs serve --com` in a process of its own, which leaves when its input ends. */
export class ServeCommand {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: Interface;
  /** What it has said on stderr, once it has ended. */
  readonly complaints: Promise<string>;

  constructor(...options: readonly string[]) {
    const args = [`--import=${KEPT_STUBS}`, MAIN, 'serve', '--com', '--until-stdin-ends', ...options];
    this.#process = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#lines = createInterface({ input: this.#process.stdout });
    this.complaints = text(this.#process.stderr);
  }

  /** Its first line on stdout; `undefined` when it ends without one. */
  async line(): Promise<string | undefined> {
    const [line] = (await Promise.race([once(this.#lines, 'line'), once(this.#lines, 'close')])) as [string?];
    return line;
  }

  /** Ends its input. @returns the exit code */
  async leave(): Promise<number | null> {
    const ended = this.#process.exitCode ?? once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
    return this.#process.exitCode;
  }
}
