/** Ctrl-C; a supervisor; a console that is closed, or a session that ends; Ctrl-Break. */
const SIGNALS = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(process.platform === 'win32' ? (['SIGBREAK'] as const) : []),
] as const;

/** Keeps the process alive until it is told to leave. Disposing it lets go of signals, input and process. */
export interface Leaving extends Disposable {
  /** Fulfilled with what told it to leave, also when that was before anybody asked. */
  readonly reason: Promise<string>;
}

/** @param stdin whether the end of the standard input means to leave, too */
export function untilToldToLeave({ stdin }: { readonly stdin: boolean }): Leaving {
  const alive = setInterval(() => undefined, LONG);
  let leave: (reason: string) => void = () => undefined;
  const reason = new Promise<string>((resolve) => (leave = resolve));
  const ended = () => leave('the end of the standard input');
  for (const signal of SIGNALS) process.on(signal, leave);
  if (stdin) process.stdin.once('end', ended).once('error', ended).resume();
  return {
    reason,
    [Symbol.dispose]: () => {
      clearInterval(alive);
      for (const signal of SIGNALS) process.off(signal, leave);
      if (stdin) process.stdin.off('end', ended).off('error', ended).pause();
    },
  };
}

const LONG = 0x7fffffff;
