import { rename, stat } from 'node:fs/promises';
import { IBackgroundCopyFile5, type IBackgroundCopyFile } from '../../bindings/index.ts';
import { ComError, type Caller } from '../../com/index.ts';
import { ready, type Connection } from '../connection.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { visitFilesOf } from '../job-file.ts';
import type { JobPointer } from '../job-properties.ts';
import { pathKey } from '../path-key.ts';
import type { Expectation } from './expectation.ts';
import { integrityError, type IntegrityError } from './integrity-error.ts';
import { isAsExpected, measure } from './measure.ts';

/**
 * What the files of a job must be, and whether they are. It is looked at before Complete, while the bytes wait in a
 * temporary file that the service names: the embedded one, and BITS. Where it names none, as Delivery Optimization, only
 * the size can be known before, and the rest is looked at right afterwards.
 */
export class Integrity {
  readonly #expected = new Map<string, Expectation>();
  /** What was looked at and found right, by path: the state of the file in which it was. */
  readonly #right = new Map<string, string>();

  expect(path: string, { sha256, size }: Expectation): void {
    this.#right.delete(pathKey(path));
    if (sha256 === undefined && size === undefined) this.#expected.delete(pathKey(path));
    else this.#expected.set(pathKey(path), { sha256, size });
  }

  get hasExpectations(): boolean {
    return this.#expected.size > 0;
  }

  /** The files that have arrived whole and are not what they must be, as far as that can be seen. */
  async failuresBefore(connection: Connection, job: JobPointer, signal?: AbortSignal): Promise<IntegrityError[]> {
    const look = async (file: Caller<typeof IBackgroundCopyFile>): Promise<IntegrityError | undefined> => {
      const path = await file.GetLocalName();
      const expected = this.#expected.get(pathKey(path));
      const { bytesTotal, bytesTransferred } = await file.GetProgress();
      if (expected === undefined || bytesTotal !== bytesTransferred) return undefined;
      const named = { url: await file.GetRemoteName(), path };
      if (expected.size !== undefined && expected.size !== bytesTransferred) {
        return integrityError(named, expected, { size: bytesTransferred });
      }
      const place = await temporaryName(connection, file);
      if (place === undefined) return undefined;
      return this.#look(named, expected, place, signal);
    };
    const verdicts = await visitFilesOf(connection, job, look, signal);
    return verdicts.filter((each) => each !== undefined);
  }

  /**
   * Looks at files that nobody could look at before, now that they stand under their names. A wrong one must not: it is
   * renamed.
   * @throws {DeliveryOptimizationError} `integrity`: what is wrong with each of them, or why it could not be looked at
   */
  async checkAfter(paths: readonly string[]): Promise<void> {
    const verdicts: string[] = [];
    for (const path of paths) {
      const expected = this.#expected.get(pathKey(path));
      if (expected === undefined || this.#right.has(pathKey(path))) continue;
      const verdict = await lookAfter(path, expected);
      if (verdict !== undefined) verdicts.push(verdict);
    }
    if (verdicts.length > 0) throw new DeliveryOptimizationError('integrity', verdicts.join(' '));
  }

  /** A file that cannot be read before Complete is looked at afterwards. */
  async #look(
    file: { readonly url: string; readonly path: string },
    expected: Expectation,
    place: string,
    signal: AbortSignal | undefined,
  ): Promise<IntegrityError | undefined> {
    try {
      const { size, mtimeMs } = await stat(place);
      const present = `${size} bytes of ${mtimeMs}`;
      if (this.#right.get(pathKey(file.path)) === present) return undefined;
      const measured = await measure(place, expected, signal);
      if (!isAsExpected(expected, measured)) return integrityError(file, expected, measured);
      this.#right.set(pathKey(file.path), present);
      return undefined;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Error && 'syscall' in error) return undefined;
      throw error;
    }
  }
}

const DAMAGED = '.damaged';

/** What is wrong with a file under its name. A disk that fails is told, and does not keep the others from being looked at. */
async function lookAfter(path: string, expected: Expectation): Promise<string | undefined> {
  try {
    if (isAsExpected(expected, await measure(path, expected))) return undefined;
  } catch (cause) {
    return `"${path}" could not be checked: ${(cause as Error).message}. Check it by hand.`;
  }
  try {
    await rename(path, `${path}${DAMAGED}`);
    return `"${path}" is not what was expected, and has "${DAMAGED}" at the end of its name now: fetch it again.`;
  } catch (cause) {
    return `"${path}" is not what was expected, and could not be renamed: ${(cause as Error).message}. Remove it, and fetch it again.`;
  }
}

/**
 * Where the bytes of a file wait for Complete; `undefined` where the service does not tell. Asked for by File5, which
 * has the method as File3 does, and which all services hand out.
 */
async function temporaryName(
  connection: Connection,
  file: Caller<typeof IBackgroundCopyFile>,
): Promise<string | undefined> {
  using named = await file.tryQuery(IBackgroundCopyFile5);
  if (named === undefined) return undefined;
  await ready(connection, named);
  try {
    return (await named.GetTemporaryName()) || undefined;
  } catch (error) {
    if (error instanceof ComError) return undefined;
    throw error;
  }
}
