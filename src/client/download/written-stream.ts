import { E_ABORT, IStream } from '../../bindings/index.ts';
import { ComError, E_NOTIMPL, implement, type Calling, type ComObject } from '../../com/index.ts';

/** What becomes of bytes that a service writes. They are the service's, and gone when the method returns. */
export interface Taker {
  /** @returns whether they were taken: all of them, or none */
  take(bytes: Uint8Array): boolean;
}

/**
 * A stream that a service writes to. It asks for IStream and calls nothing but Write. Write answers at once, because the
 * service waits, and takes all or fails.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nf-objidl-isequentialstream-write
 */
export const writtenStream = (taker: Taker, calling: Calling): ComObject =>
  implement(
    IStream,
    {
      Write: (bytes) => {
        if (!taker.take(bytes)) throw new ComError('ISequentialStream::Write', E_ABORT);
        return bytes.length;
      },
      Read: notThere,
      Seek: notThere,
      SetSize: notThere,
      CopyTo: notThere,
      Commit: notThere,
      Revert: notThere,
      LockRegion: notThere,
      UnlockRegion: notThere,
      Stat: notThere,
      Clone: notThere,
    },
    { calling },
  );

function notThere(): never {
  throw new ComError('A stream that is written to only', E_NOTIMPL);
}
