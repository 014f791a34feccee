import { callQueue } from './call-queue.ts';
import { ComError } from './com-error.ts';
import { hresult, type HRESULT } from './hresult.ts';
import { bindFunction, once } from './native/index.ts';

/** A flat function of COM that answers with an HRESULT and may leave the process: bound once, called on the pool. */
export function flatCall(
  name: string,
  parameters: readonly string[],
): (...args: readonly unknown[]) => Promise<HRESULT> {
  const bound = once(() => bindFunction('ole32.dll', name, 'int32', parameters));
  return async (...args) => {
    const code = hresult(await callQueue.run(bound(), args));
    if (code < 0) throw new ComError(name, code);
    return code;
  };
}
