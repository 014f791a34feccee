import { setTimeout as delay } from 'node:timers/promises';
import { tellFailure } from '../end-of-command.ts';
import { worstOf, type ExitClass } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { driveJob } from '../jobs/drive-job.ts';
import { errorPart } from '../jobs/drive-options.ts';
import { nameAmong, selectJobs } from '../jobs/select-job.ts';
import type { ErrorOptions } from '../options/error-options.ts';
import { placedFiles } from '../output/job-outcome.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { progressDisplay } from '../output/progress-display.ts';
import type { JobOutcomeRecord } from '../schema/records.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export type WaitOptions = ErrorOptions &
  ServiceOptions &
  FormatOptions & { readonly timeout?: number; readonly complete: boolean };

/** `dojobs wait`: takes up jobs where they stand and brings them to their end. */
export async function wait(named: readonly string[], options: WaitOptions): Promise<ExitClass> {
  const onError = await errorPart(options, 'keep');
  using interruption = new Interruption();
  using patience = timeLimit(options.timeout);
  const signal = AbortSignal.any([interruption.signal, patience.signal]);
  await using desk = await openDesk(options);
  const jobs = await selectJobs(desk, named);
  const display = await progressDisplay();
  const drives = jobs.map((job) => driveJob(desk, job, { ...onError, completes: options.complete, signal, display }));
  const ends = await Promise.allSettled(drives);
  const driven = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const records: JobOutcomeRecord[] = driven.map(({ record }) => record);
  print(formatOf(options), { json: records, lines: records, text: () => placedFiles(records) });
  const failed = ends.flatMap((end, index) =>
    end.status === 'rejected' ? [tellFailure(end.reason, nameAmong(jobs, jobs[index]))] : [],
  );
  return worstOf([...driven.map(({ exit }) => exit), ...failed]);
}

function timeLimit(seconds: number | undefined): Disposable & { readonly signal: AbortSignal } {
  const limit = new AbortController();
  const over = new AbortController();
  if (seconds !== undefined) {
    delay(seconds * 1_000, undefined, { signal: over.signal }).then(
      () => limit.abort(),
      () => undefined,
    );
  }
  return { signal: limit.signal, [Symbol.dispose]: () => over.abort() };
}
