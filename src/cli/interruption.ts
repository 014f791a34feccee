import { EXIT } from './exit-code.ts';
import { say } from './output/say.ts';

/**
 * The first Ctrl-C asks the command to let go, by the signal; a second one ends the process. Disposing it gives Ctrl-C
 * back to Node.
 */
export class Interruption implements Disposable {
  readonly #controller = new AbortController();

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#interrupt);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #interrupt = (): void => {
    if (this.signal.aborted) {
      say('dojobs: ended. Jobs in the queue stay there.');
      process.exit(EXIT.interrupted);
    }
    say('Letting go of the jobs. Ctrl-C again ends at once.');
    this.#controller.abort();
  };

  [Symbol.dispose](): void {
    for (const signal of SIGNALS) process.off(signal, this.#interrupt);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
