import { match } from 'ts-pattern';
import { afterCall, afterTransferred } from './expected.ts';
import type { Expected } from './expected.ts';
import type { Call, JobFacts, Message } from './protocol.ts';
import { ServiceProcess } from './service-process.ts';

/** What can be waited for: something that is said, or that every call has been answered. */
type Awaitable = Message['kind'] | 'all-answered';

/** The service from one start to its death, and what it has promised until then. */
export class Life {
  /** What must be true whenever this process dies; grows with every call that returns. */
  expected: Expected;
  /** What was asked for and has not been answered, in order. */
  readonly onTheirWay: { readonly number: number; readonly call: Call }[] = [];
  readonly problems: string[] = [];
  damaged: readonly string[] = [];
  answered = 0;
  readonly #process: ServiceProcess;
  readonly #heard = new Map<Awaitable, (() => void)[]>();
  #jobs: readonly JobFacts[] = [];
  #dead = false;
  #numbers = 0;

  constructor(program: string, stateFolder: string, expected: Expected) {
    this.expected = expected;
    this.#process = new ServiceProcess(program, stateFolder, (message) => this.#hear(message));
    void this.#process.ended.then(() => {
      this.#dead = true;
      for (const waiting of this.#heard.values()) waiting.forEach((wake) => wake());
    });
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** What must be true once everything that was asked for is done. */
  get intended(): Expected {
    return this.onTheirWay.reduce((expected, { call }) => afterCall(expected, call), this.expected);
  }

  ask(...calls: readonly Call[]): void {
    const numbered = calls.map((call) => ({ number: (this.#numbers += 1), call }));
    this.onTheirWay.push(...numbered);
    this.#process.send(...numbered.map(({ number, call }) => ({ kind: 'call', number, call }) as const));
  }

  /** Waits until the process says this, or is dead. */
  hears(kind: Awaitable): Promise<void> {
    if (this.#dead) return Promise.resolve();
    return new Promise((wake) => this.#heard.set(kind, [...(this.#heard.get(kind) ?? []), wake]));
  }

  async answers(): Promise<void> {
    if (this.onTheirWay.length > 0) await this.hears('all-answered');
  }

  /** All jobs, as the service shows them. */
  async jobs(): Promise<readonly JobFacts[]> {
    this.#process.send({ kind: 'show' });
    await this.hears('jobs');
    return this.#jobs;
  }

  async kill(): Promise<void> {
    this.#process.kill();
    await this.#process.ended;
  }

  #hear(message: Message): void {
    match(message)
      .with({ kind: 'opening' }, () => {})
      .with({ kind: 'ready' }, ({ damaged }) => (this.damaged = damaged))
      .with({ kind: 'jobs' }, ({ jobs }) => (this.#jobs = jobs))
      .with({ kind: 'transferred' }, ({ id }) => (this.expected = afterTransferred(this.expected, id)))
      .with({ kind: 'refused' }, ({ problem }) => {
        this.onTheirWay.shift();
        this.problems.push(`a call was refused: ${problem}`);
      })
      .with({ kind: 'returned' }, (returned) => {
        const call = this.onTheirWay.shift()?.call;
        if (call !== undefined) this.expected = afterCall(this.expected, call, returned);
        this.answered += 1;
      })
      .exhaustive();
    this.#wake(message.kind);
    if (this.onTheirWay.length === 0) this.#wake('all-answered');
  }

  #wake(kind: Awaitable): void {
    const waiting = this.#heard.get(kind) ?? [];
    this.#heard.delete(kind);
    for (const wake of waiting) wake();
  }
}
