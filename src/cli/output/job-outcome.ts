import type { JobOutcomeRecord } from '../schema/records.ts';

/** What people get on stdout: the paths of the files that are in place, a line each. */
export const placedFiles = (outcomes: readonly JobOutcomeRecord[]): string =>
  outcomes.flatMap(({ files }) => files.filter(({ completed }) => completed).map(({ path }) => path)).join('\n');
