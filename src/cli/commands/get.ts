import { basename, resolve } from 'node:path';
import {
  cancel,
  connect,
  DeliveryOptimizationError,
  type FileRequest,
  type JobError,
  type JobOutcome,
  type JobProgress,
  type ServiceName,
} from '../../index.ts';

export interface GetOptions {
  readonly directory: string;
  readonly output?: string;
  readonly service?: ServiceName;
}

/** `dojobs get`: one job from beginning to end. What could not be transferred is cancelled. @returns the exit code */
export async function get(urls: readonly string[], options: GetOptions): Promise<number> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt);
  try {
    await using service = await connect(options.service === undefined ? {} : { service: options.service });
    const job = await service.createJob({ name: 'dojobs get', files: filesOf(urls, options) });
    try {
      const failures: JobError[] = [];
      const outcome = await job.run({
        signal: interrupted.signal,
        onProgress: (progress) => say(progressLine(progress)),
        onError: (error) => {
          failures.push(error);
          return cancel();
        },
      });
      return report(outcome, failures);
    } catch (error) {
      await job.cancel().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    if (interrupted.signal.aborted) return fail('Interrupted: the job is cancelled.', EXIT.interrupted);
    if (error instanceof DeliveryOptimizationError) return fail(error.message, EXIT.failed);
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

const EXIT = { done: 0, failed: 1, interrupted: 130 } as const;

function filesOf(urls: readonly string[], { output, directory }: GetOptions): FileRequest[] {
  if (output !== undefined && urls.length > 1) {
    throw new DeliveryOptimizationError(
      'invalid-argument',
      `--output names one file and there are ${urls.length} URLs: use --directory.`,
    );
  }
  return urls.map((url) => ({ url, path: output === undefined ? resolve(directory, nameOf(url)) : resolve(output) }));
}

/** The last part of a URL's path; what is no URL, or has no such part, is refused with the rest of the request. */
function nameOf(url: string): string {
  const name = URL.canParse(url) ? basename(decoded(new URL(url).pathname)) : '';
  if (name === '') return 'index.html';
  if (!UNSAFE_NAME.test(name)) return name;
  throw new DeliveryOptimizationError('invalid-argument', `"${name}" is no name for a file: give one by --output.`);
}

/** What leads out of the folder, or to a device or stream on Windows, or is no name there. */
const UNSAFE_NAME = /^\.{1,2}$|[<>:"/\\|?*\u0000-\u001f]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i;

/** A server may use percent signs as it likes: what is no encoded text stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function report(outcome: JobOutcome, failures: readonly JobError[]): number {
  if (outcome.kind === 'completed') {
    for (const { path } of outcome.files) process.stdout.write(`${path}\n`);
    return EXIT.done;
  }
  for (const { message } of failures) say(message);
  return fail('The job is cancelled and nothing was kept.', EXIT.failed);
}

const progressLine = ({ bytesTransferred, bytesTotal, filesTransferred, filesTotal }: JobProgress): string =>
  `${filesTransferred}/${filesTotal} files, ${bytesTransferred}/${bytesTotal ?? '?'} bytes`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function fail(message: string, code: number): number {
  say(message);
  return code;
}
