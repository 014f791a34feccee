import { EXIT } from './exit-code.ts';
import { say } from './output/say.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const KEYS = new Set(['q', 'Q', '\u0003', '\u0004']);

/**
 * Aborted by q, Ctrl-C or Ctrl-D, by a signal, or when nobody reads stdout any more; a second of those keys or signals
 * ends the process, since what is waited for may never come. Disposing it lets go of them.
 */
export interface Stopped extends Disposable {
  readonly signal: AbortSignal;
}

export function untilStopped(): Stopped {
  const { stdin, stdout } = process;
  const controller = new AbortController();
  let stopped = false;
  const leave = () => controller.abort();
  const stop = () => {
    if (stopped) {
      say('dojobs: ended. Jobs in the queue stay there.');
      process.exit(EXIT.interrupted);
    }
    stopped = true;
    leave();
  };
  const read = (keys: Buffer) => [...keys.toString('latin1')].some((key) => KEYS.has(key)) && stop();
  for (const signal of SIGNALS) process.on(signal, stop);
  stdout.on('error', leave);
  // A key is wanted without Enter, and Ctrl-C is a key then.
  if (stdin.isTTY) stdin.setRawMode(true).on('data', read).resume();
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      stdout.off('error', leave);
      if (stdin.isTTY) stdin.setRawMode(false).off('data', read).pause();
    },
  };
}
