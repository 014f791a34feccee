import type { RunHandlers } from '../service-port.ts';
import { HANDLERS, type CommandCalls, type HandlerName } from './protocol.ts';

/** A run in the agent, seen from the command. */
export interface RemoteRun extends Disposable {
  readonly number: number;
  /** Which handlers the agent is to ask. */
  readonly handlers: readonly HandlerName[];
  /** The run's failure; with what a handler threw here as its cause, where that is the reason. */
  withCause(failure: unknown): unknown;
}

/** The runs that this process has in the agent, and their handlers. */
export class RemoteRuns {
  readonly #asked = new Map<number, (handler: HandlerName, args: readonly unknown[]) => Promise<unknown>>();
  #opened = 0;

  /** Answers the agent. */
  readonly ask: CommandCalls['ask'] = async (run, handler, args) => this.#asked.get(run)?.(handler, args);

  open(handlers: RunHandlers): RemoteRun {
    const number = ++this.#opened;
    let thrown: { readonly cause: unknown } | undefined;
    this.#asked.set(number, async (name, args) => {
      const handler = Object.hasOwn(HANDLERS, name) ? handlers[name] : undefined;
      try {
        return await (handler as ((...args: readonly unknown[]) => unknown) | undefined)?.(...args);
      } catch (cause) {
        thrown = { cause };
        throw cause;
      }
    });
    return {
      number,
      handlers: (Object.keys(HANDLERS) as HandlerName[]).filter((name) => handlers[name] !== undefined),
      withCause: (failure) => (thrown && isHandlerFailure(failure) ? Object.assign(failure, thrown) : failure),
      [Symbol.dispose]: () => this.#asked.delete(number),
    };
  }
}

const isHandlerFailure = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'handler-failed';
