import type { JobState, JobTimes } from '../../model/index.ts';
import type { JobFile } from './job-file.ts';
import type { StandingRecord } from './job-record.ts';
import { errorOfRecord, errorRecord, type TransferError } from './transfer-error.ts';

/** Where a job stands. */
export interface JobStanding {
  readonly state: JobState;
  readonly times: JobTimes;
  /** What went wrong, in states `error` and `transient-error`, and from there on until data flows again. */
  readonly error: TransferError | undefined;
  readonly errorCount: number;
  /** Files are being given their final names, or have been. */
  readonly completing: boolean;
}

/**
 * The standing after a change of state: the error lasts as long as its state, as does the time of completion. What is
 * tried again may have to wait for its turn first, and until then it is still known why.
 */
export const entered = (standing: JobStanding, state: JobState, at: Date): JobStanding => ({
  ...standing,
  state,
  error: isError(state) || state === 'transferring' ? standing.error : undefined,
  times: { ...standing.times, modified: at, transferCompleted: completedAt(standing, state, at) },
});

const isError = (state: JobState): boolean => state === 'error' || state === 'transient-error';

const completedAt = ({ times }: JobStanding, state: JobState, at: Date): Date | undefined => {
  if (state === 'transferred') return times.transferCompleted ?? at;
  return state === 'acknowledged' || state === 'cancelled' ? times.transferCompleted : undefined;
};

/** The next process begins anew with what was being transferred, and without its error. */
export const standingRecord = (standing: JobStanding, files: readonly JobFile[]): StandingRecord => ({
  state: standing.state,
  modified: standing.times.modified.getTime(),
  transferCompleted: standing.times.transferCompleted?.getTime(),
  error: isError(standing.state) ? errorRecord(standing.error, files) : undefined,
  errorCount: standing.errorCount,
  completing: standing.completing,
});

/** @param created in milliseconds since 1970 */
export const standingOf = (record: StandingRecord, created: number, files: readonly JobFile[]): JobStanding => ({
  state: record.state,
  times: {
    created: new Date(created),
    modified: new Date(record.modified),
    transferCompleted: record.transferCompleted === undefined ? undefined : new Date(record.transferCompleted),
  },
  error: errorOfRecord(record.error, files),
  errorCount: record.errorCount,
  completing: record.completing,
});
