import { IBackgroundCopyCallback, IBackgroundCopyError } from '../bindings/index.ts';
import { ComError, E_FAIL, implement, type Caller, type Calling, type ComObject } from '../com/index.ts';

/** What a service told us about a job. An error comes with the service's error object, which the receiver releases. */
export type Notice =
  | { readonly kind: 'transferred' }
  | { readonly kind: 'error'; readonly error: Caller<typeof IBackgroundCopyError> }
  | { readonly kind: 'modified' };

export interface CallbackOptions {
  readonly calling: Calling;
  readonly notify: (notice: Notice) => void;
  /** Whether to accept a call about an error; refusing makes the service call again. */
  readonly acceptError: () => boolean;
}

/**
 * The object that a service calls about a job. Its methods return at once, because the service waits: what must be kept
 * is kept by AddRef, the work is done later, and the answer is S_OK unless the program asks to be called again.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback
 */
export const jobCallback = ({ calling, notify, acceptError }: CallbackOptions): ComObject =>
  implement(
    IBackgroundCopyCallback,
    {
      JobTransferred: () => notify({ kind: 'transferred' }),
      JobError: (_job, error) => {
        if (!acceptError()) throw new ComError('IBackgroundCopyCallback::JobError', E_FAIL);
        notify({ kind: 'error', error: error.share() });
      },
      JobModification: () => notify({ kind: 'modified' }),
    },
    { calling },
  );
