import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { message } from './protocol.ts';
import type { Message, Request } from './protocol.ts';

/** A service in a process of its own, which can be killed. */
export class ServiceProcess {
  /** Fulfilled when it has ended and everything that it said was heard. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;

  /**
   * @param program the built service
   * @param hear is called with every message, in order, also those that were on their way when the process died
   */
  constructor(program: string, stateFolder: string, hear: (message: Message) => void) {
    const child = spawn(process.execPath, [program, stateFolder], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    child.stdin.on('error', () => {});
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      // A line that death has cut off was not said.
      rest = lines.pop() ?? '';
      for (const line of lines) hear(message.parse(JSON.parse(line)));
    });
    this.ended = once(child, 'close').then(() => {});
  }

  /** Asks for something; in order, and without waiting for what was asked before. */
  send(...requests: readonly Request[]): void {
    this.#child.stdin?.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
