import { IStream } from '../../src/bindings/index.ts';
import type { ComObject } from '../../src/com/index.ts';
import { partly } from './partly.ts';

/** A client's stream, of which only Write does anything: it keeps what is written to it. */
export interface KeepingStream {
  readonly object: ComObject;
  content(): Buffer;
}

/** Called before bytes are kept: the stream fails where it throws, and takes so many of them as it says, or all. */
export type Write = (bytes: Uint8Array) => number | void;

export function keepingStream(write: Write = () => undefined): KeepingStream {
  const pieces: Buffer[] = [];
  const object = partly(IStream, {
    Write: (bytes) => {
      const taken = write(bytes) ?? bytes.length;
      pieces.push(Buffer.from(bytes.subarray(0, taken)));
      return taken;
    },
  });
  return { object, content: () => Buffer.concat(pieces) };
}
