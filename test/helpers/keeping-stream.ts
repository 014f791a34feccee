import { IStream } from '../../src/bindings/index.ts';
import type { ComObject } from '../../src/com/index.ts';
import { partly } from './partly.ts';

/** A client's stream, of which only Write does anything: it keeps what is written to it. */
export interface KeepingStream {
  readonly object: ComObject;
  content(): Buffer;
}

/** @param write called before bytes are kept; the stream fails where it throws */
export function keepingStream(write: (bytes: Uint8Array) => void = () => undefined): KeepingStream {
  const pieces: Buffer[] = [];
  const object = partly(IStream, {
    Write: (bytes) => {
      write(bytes);
      pieces.push(Buffer.from(bytes));
      return bytes.length;
    },
  });
  return { object, content: () => Buffer.concat(pieces) };
}
