import type { JobRecord } from '../schema/records.ts';

/** The jobs for people, a line each. */
export const jobTable = (jobs: readonly JobRecord[]): string =>
  jobs.map(({ id, state, name }) => `${id.slice(0, 8)}  ${state}  ${name}`).join('\n');
