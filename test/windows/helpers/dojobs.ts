import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CliResult } from '../../helpers/run-cli.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

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

/** The first line that `dojobs` writes; it is ended then. */
export async function firstLine(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  using command = new Command(args, environment);
  while (!command.stdout.includes('\n')) await Promise.race([command.ended, delay(50)]);
  command.kill();
  await command.ended;
  return command.stdout.split('\n', 1)[0] ?? '';
}

/** Runs `dojobs` to its end. */
export async function dojobs(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<CliResult> {
  using command = new Command(args, environment);
  return { code: await command.ended, stdout: command.stdout, stderr: command.stderr };
}

/**
 * Writes to files, since a Node under Wine that has read from the pipes of a dozen children loses its main thread.
 */
class Command implements Disposable {
  readonly #folder = temporaryFolder();
  readonly #process: ChildProcess;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv) {
    const outputs = ['stdout', 'stderr'].map((name) => openSync(this.#folder.file(name), 'w'));
    this.#process = spawn(process.execPath, [`--import=${KEPT_STUBS}`, MAIN, ...args], {
      stdio: ['ignore', ...outputs],
      env: { ...process.env, ...environment },
    });
    outputs.forEach(closeSync);
    this.ended = once(this.#process, 'exit').then(() => this.#process.exitCode);
  }

  get stdout(): string {
    return readFileSync(this.#folder.file('stdout'), 'utf8');
  }

  get stderr(): string {
    return readFileSync(this.#folder.file('stderr'), 'utf8');
  }

  kill(): void {
    this.#process.kill();
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}
