import { crc32 } from 'node:zlib';

/** A line of a log: the CRC-32 of the rest in eight hexadecimal digits, a space, a JSON value, and the line feed. */
export function encodeLine(value: unknown): Buffer {
  const json = JSON.stringify(value);
  return Buffer.from(`${checksum(json)} ${json}\n`);
}

/**
 * The value of a line, given without its line feed.
 * @throws {Error} whose message completes "The line …"
 */
export function decodeLine(line: Buffer): unknown {
  const json = line.subarray(PREFIX_LENGTH);
  if (line.toString('latin1', 0, PREFIX_LENGTH) !== `${checksum(json)} `)
    throw new Error('does not match its checksum');
  try {
    return JSON.parse(json.toString());
  } catch (cause) {
    throw new Error('is not JSON', { cause });
  }
}

const PREFIX_LENGTH = 9;

const checksum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0');
