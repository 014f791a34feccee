import type { Socket } from 'node:net';
import { byLine } from './by-line.ts';
import { errorOf, toldFailure, type ToldFailure } from './told-failure.ts';
import { readValue, writeValue } from './wire-value.ts';

/** What one end can be asked for: functions of plain data. */
export type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: ToldFailure };

/**
 * One end of a connection: calls what the other end offers, and answers the calls of its own that are named in `ours`,
 * and no others. A line of JSON each way for each call; answers come in any order.
 */
export class Peer<Theirs extends Calls> {
  readonly #socket: Socket;
  readonly #ours: Calls;
  readonly #gone: () => Error;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  /** Fulfilled once the connection is over, whoever ended it. */
  readonly closed: Promise<void>;

  /** @param gone makes the error of calls that are never answered, since the other end has gone */
  constructor(socket: Socket, ours: Calls, gone: () => Error) {
    this.#socket = socket;
    this.#ours = ours;
    this.#gone = gone;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#leaveNoneWaiting());
    socket.setEncoding('utf8').on(
      'data',
      byLine((line) => this.#take(line)),
    );
  }

  /** Rejects with what the other end throws, by name, code and message. */
  async call<N extends keyof Theirs & string>(
    name: N,
    ...args: Parameters<Theirs[N]>
  ): Promise<Awaited<ReturnType<Theirs[N]>>> {
    if (!this.#socket.writable) throw this.#gone();
    const id = ++this.#calls;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ kind: 'call', id, name, args });
    return (await answer) as Awaited<ReturnType<Theirs[N]>>;
  }

  /** Ends the connection once everything is said; it does not keep the process for that. */
  end(): void {
    this.#socket.end();
    this.#socket.unref();
  }

  /** Whoever says what cannot be understood is not listened to any longer. */
  #take(line: string): void {
    const message = messageIn(line);
    if (message === undefined) this.#socket.destroy();
    else if (message.kind === 'call') void this.#answer(message);
    else this.#settle(message);
  }

  async #answer({ id, name, args }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const call = Object.hasOwn(this.#ours, name) ? this.#ours[name] : undefined;
      if (call === undefined) throw new TypeError(`There is no call "${name}".`);
      this.#send({ kind: 'value', id, value: await call(...(args as never[])) });
    } catch (error) {
      this.#send({ kind: 'failure', id, failure: toldFailure(error) });
    }
  }

  #settle(answer: Exclude<Message, { kind: 'call' }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'value') waiting?.resolve(answer.value);
    else waiting?.reject(errorOf(answer.failure));
  }

  #send(message: Message): void {
    if (this.#socket.writable) this.#socket.write(`${writeValue(message)}\n`);
  }

  #leaveNoneWaiting(): void {
    for (const { reject } of this.#waiting.values()) reject(this.#gone());
    this.#waiting.clear();
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function messageIn(line: string): Message | undefined {
  try {
    const message = readValue(line) as Message | null;
    return KINDS.has(message?.kind) ? (message ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

const KINDS: ReadonlySet<unknown> = new Set<Message['kind']>(['call', 'value', 'failure']);
