import { inspect } from 'node:util';
import { match, P } from 'ts-pattern';
import type { JobType } from '../model/index.ts';
import type { ErrorDecision, TransferredDecision } from './decision.ts';
import { handlerFailed, type HandlerName } from './handler-failure.ts';
import type { JobError } from './job-error.ts';
import type { JobOutcome } from './job-handlers.ts';
import type { Job } from './job.ts';

/**
 * Carries out what a handler decided about a job, in error or transferred.
 * @returns how the run ended with it; `undefined` when the job goes on
 * @throws {DeliveryOptimizationError} `handler-failed` for what is no decision or cannot be one here
 */
export const performDecision = <T extends JobType>(
  job: Job<T>,
  name: HandlerName,
  decision: ErrorDecision | TransferredDecision,
  error: JobError | undefined,
): Promise<JobOutcome | undefined> =>
  match(decision)
    .returnType<Promise<JobOutcome | undefined>>()
    .with({ kind: 'cancel' }, async () => {
      await job.cancel();
      return { kind: 'cancelled' };
    })
    .with({ kind: 'complete' }, async () => {
      if (error !== undefined && job.type !== 'download') {
        throw handlerFailed(job, name, 'decided to complete an upload in part: cancel or resume it');
      }
      const { partial } = await job.complete({ unchecked: error?.kind === 'integrity' });
      return { kind: 'completed', partial, files: await job.files() };
    })
    .with({ kind: 'resume', replace: P.record(P.string, P.string) }, async ({ replace }) => {
      if (error === undefined) {
        throw handlerFailed(job, name, 'decided to resume a job that has everything: complete or cancel it');
      }
      if (error.kind === 'integrity') {
        const what = 'decided to resume a job whose files have all arrived: no service fetches a whole file again, so';
        throw handlerFailed(job, name, `${what} cancel() it and create another, or complete() it in spite of that`);
      }
      await job.replaceUrls(replace);
      await job.resume();
      return undefined;
    })
    .with({ kind: 'keep' }, async () => ({ kind: 'kept', error }))
    .otherwise(async () => {
      const shown = inspect(decision, { depth: 0 });
      throw handlerFailed(job, name, `returned ${shown} instead of cancel(), complete(), resume() or keep()`);
    });
