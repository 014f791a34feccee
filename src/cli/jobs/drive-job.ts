import { match } from 'ts-pattern';
import type { JobError, JobOutcome } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { errorPolicy } from '../on-error/error-policy.ts';
import type { ErrorAction, ErrorRule } from '../on-error/error-rule.ts';
import type { ErrorHandler } from '../on-error/load-handler.ts';
import type { ProgressDisplay } from '../output/progress-display.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { ErrorRecord, JobOutcomeRecord } from '../schema/records.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { errorRecordOf, fileRecordOf, readFiles } from '../records/read-job.ts';
import { orTellHowToGoOn } from './go-on.ts';

export interface DriveOptions {
  readonly rules: readonly ErrorRule[];
  readonly otherwise: Exclude<ErrorAction, 'resume'>;
  readonly retries: number;
  readonly retryDelaySeconds: number;
  /** Decides instead of the rules. */
  readonly handler?: ErrorHandler | undefined;
  /** Leaves the job transferred, for somebody else to complete. */
  readonly completes: boolean;
  /** Lets go of the job, which goes on in the service. */
  readonly signal: AbortSignal;
  readonly display: ProgressDisplay;
}

/** Drives a job until it ends, or until the command lets go of it. What happens is told on stderr. */
export async function driveJob(desk: Desk, job: JobPort, options: DriveOptions): Promise<Driven> {
  const { signal, display, handler, completes } = options;
  const failures: ErrorRecord[] = [];
  const decide = errorPolicy({
    ...options,
    files: () => job.files(),
    onRetry: (seconds, mirror, isTaken) => display.above(retryText(seconds, mirror, isTaken)),
  });
  const drive = async (): Promise<Driven> => {
    const running = job.run({
      signal,
      onProgress: (progress) => display.show(job, progress),
      onError: async (error: JobError) => {
        failures.push(errorRecordOf(error));
        display.above(error.message);
        return handler === undefined ? decide(error) : handler(error, job);
      },
      onTransferred: () => ({ kind: completes ? 'complete' : 'keep' }),
    });
    const outcome = await running.finally(() => display.end(job));
    if (outcome.kind !== 'kept') await desk.ledger.remove(job.id);
    return settled(desk, job, outcome, failures.at(-1), completes);
  };
  return orTellHowToGoOn(desk, job, async () => {
    try {
      return await drive();
    } catch (error) {
      if (!signal.aborted) throw error;
      return unfinished(desk, job, failures.at(-1));
    }
  });
}

function retryText(seconds: number, mirror: string | undefined, isTaken: boolean): string {
  if (mirror === undefined) return `Trying again in ${seconds} s.`;
  if (isTaken) return `Trying again from ${mirror}.`;
  const why = 'The error does not tell which of the files it is about';
  return `${why}: none is taken from ${mirror}. Trying again in ${seconds} s.`;
}

export interface Driven {
  readonly exit: ExitClass;
  readonly record: JobOutcomeRecord;
}

async function settled(
  desk: Desk,
  job: JobPort,
  outcome: JobOutcome,
  error: ErrorRecord | undefined,
  completes: boolean,
): Promise<Driven> {
  const told = { id: job.id, error: error ?? null, next: null };
  return match(outcome)
    .returnType<Driven | Promise<Driven>>()
    .with({ kind: 'completed' }, ({ partial, files }) => ({
      exit: partial ? 'partial' : 'done',
      record: {
        ...told,
        error: partial ? told.error : null,
        outcome: partial ? 'partial' : 'completed',
        files: files.map(fileRecordOf),
      },
    }))
    .with({ kind: 'cancelled' }, () => {
      say('The job is cancelled, and nothing of it is left.');
      return {
        exit: error === undefined ? 'failed' : 'transfer-failed',
        record: { ...told, outcome: 'cancelled', files: [] },
      };
    })
    .with({ kind: 'kept', error: undefined }, async () => {
      const next = `dojobs ${completes ? 'wait' : 'complete'} ${shortId(job.id)}${desk.options}`;
      return { exit: 'done', record: { ...told, outcome: 'transferred', files: await readFiles(job), next } };
    })
    .with({ kind: 'kept' }, async () => unfinished(desk, job, error))
    .exhaustive();
}

async function unfinished(desk: Desk, job: JobPort, error: ErrorRecord | undefined): Promise<Driven> {
  const next = `dojobs wait ${shortId(job.id)}${desk.options}`;
  const files = await readFiles(job);
  say(`The job is still in the queue. To go on: ${next}`);
  const record = {
    id: job.id,
    outcome: 'unfinished' as const,
    files,
    error: error ?? null,
    next,
  };
  return { exit: 'unfinished', record };
}
