import { formatHresult, type HRESULT } from './hresult.ts';

/** A method answered with a failure: `hresult` is the code, `method` who said it (`IBackgroundCopyJob::Resume`). */
export class ComError extends Error {
  override readonly name = 'ComError';
  readonly hresult: HRESULT;
  readonly method: string;

  constructor(method: string, hresult: HRESULT, options?: ErrorOptions) {
    super(`${method} failed with ${formatHresult(hresult)}`, options);
    this.method = method;
    this.hresult = hresult;
  }
}

/** An interface pointer or object was used after its last reference of ours had been given back. */
export class ReleasedError extends Error {
  override readonly name = 'ReleasedError';

  constructor(what: string) {
    super(`${what} was used after it had been released: keep it until the last call, or share() it first.`);
  }
}
