const KiB = 1024;
const MiB = 1024 * KiB;

/** From so many bytes on several connections may fetch a file, and its length does not tell what is in it. */
const MAY_BE_SPREAD = 16 * MiB;

/** The bytes of a smaller file are not worth keeping track of: after a death it is fetched from its beginning. */
const WORTH_KEEPING = MiB;

/** What there was of a file when a process died, and from which byte on the next one asked for it, if it did. */
export interface Continuation {
  readonly name: string;
  readonly size: number;
  readonly onDisk: number;
  readonly askedFrom: number | undefined;
}

/** Whether the length of the temporary file tells from where on the next process asks. */
export const isContinued = (size: number): boolean => size >= WORTH_KEEPING && size < MAY_BE_SPREAD;

/** A sentence where a file was not continued from exactly the bytes that were on disk. */
export function continuationProblems({ name, size, onDisk, askedFrom }: Continuation): string[] {
  if (!isContinued(size) || askedFrom === undefined || askedFrom === onDisk) return [];
  return [`${name} had ${onDisk} bytes on disk and was fetched from byte ${askedFrom} on`];
}

/** What a server has sent of a file: so many bytes, in so many answers with bytes in them. */
export interface Sent {
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly answers: number;
}

/**
 * So many bytes may be under way, sent and not yet on disk, when an answer is cut off by a death, a pause or the end of
 * a connection: what the file server sends in half a second, since under load the receiver can be that far behind.
 */
const UNDER_WAY = 2 * MiB;

/** So many bytes each of several connections brings before it is written down again which ones are there. */
const UNTOLD = 4 * MiB;

/**
 * A sentence where more was sent of a file than its size and what each answer but one can have lost. An answer can lose
 * no more than the whole file, so that of a small file this says nothing.
 */
export function excess({ name, size, sent, answers }: Sent): string[] {
  const lost = size < MAY_BE_SPREAD ? UNDER_WAY : UNDER_WAY + UNTOLD;
  const most = size + Math.max(0, answers - 1) * lost;
  return sent <= most ? [] : [`${sent} bytes of ${name} were sent in ${answers} answers, more than ${most}`];
}
