const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const KEYS = new Set(['q', 'Q', '\u0003', '\u0004']);

/** Aborted by q, Ctrl-C or Ctrl-D, by a signal, or when nobody reads stdout any more. Disposing it lets go of them. */
export interface Stopped extends Disposable {
  readonly signal: AbortSignal;
}

export function untilStopped(): Stopped {
  const { stdin, stdout } = process;
  const controller = new AbortController();
  const stop = () => controller.abort();
  const read = (keys: Buffer) => [...keys.toString('latin1')].some((key) => KEYS.has(key)) && stop();
  for (const signal of SIGNALS) process.on(signal, stop);
  stdout.on('error', stop);
  // A key is wanted without Enter, and Ctrl-C is a key then.
  if (stdin.isTTY) stdin.setRawMode(true).on('data', read).resume();
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      stdout.off('error', stop);
      if (stdin.isTTY) stdin.setRawMode(false).off('data', read).pause();
    },
  };
}
