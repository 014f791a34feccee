import { z } from 'zod';
import { decodeLine } from './log-line.ts';
import type { RecordKind } from './record-kind.ts';

/** The format of logs that this code writes, and the only one that it reads. */
const FORMAT = 1;

/**
 * What a log says. Both lengths are in bytes.
 * - `snapshotLength`: the first line's.
 * - `length`: of all lines that are whole.
 * - `hasTail`: the beginning of a line follows, whose writer died before it was told that the line is written.
 */
export interface LogContent<R> extends LogExtent {
  readonly record: R;
}

export interface LogExtent {
  readonly snapshotLength: number;
  readonly length: number;
  readonly hasTail: boolean;
}

/** The value of a log's first line. */
export const header = (record: unknown): unknown => ({ format: FORMAT, record });

/**
 * Reads a log: the first line is a whole record, each later one a change of it.
 * @throws {Error} whose message says what is wrong, in a sentence
 */
export function readLog<R, C>(bytes: Buffer, kind: RecordKind<R, C>): LogContent<R> {
  if (bytes.length === 0) throw new Error('It is empty.');
  const snapshotLength = bytes.indexOf(LINE_FEED) + 1;
  if (snapshotLength === 0) throw new Error('Its first line has no end.');
  const record = inLine(1, () => recordOf(decodeLine(bytes.subarray(0, snapshotLength - 1)), kind));
  let length = snapshotLength;
  for (let number = 2; ; number += 1) {
    const end = bytes.indexOf(LINE_FEED, length);
    if (end === -1) return { record, snapshotLength, length, hasTail: length < bytes.length };
    const line = bytes.subarray(length, end);
    inLine(number, () => kind.apply(record, fitting(decodeLine(line), kind.change)));
    length = end + 1;
  }
}

const LINE_FEED = 0x0a;

function recordOf<R, C>(value: unknown, kind: RecordKind<R, C>): R {
  const { format, record } = fitting(value, HEADER);
  if (format !== FORMAT) throw new Error(`has format ${format}, of which this version knows only ${FORMAT}`);
  return fitting(record, kind.record);
}

const HEADER = z.object({ format: z.number(), record: z.unknown() });

function fitting<T>(value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path, message }) => `${path.join('.') || 'value'}: ${message}`);
  throw new Error(`does not say what it should (${where.join('; ')})`, { cause: result.error });
}

function inLine<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(`Line ${number} ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}
