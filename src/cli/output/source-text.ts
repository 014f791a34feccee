import { match } from 'ts-pattern';
import type { JobList } from '../schema/records.ts';

/** How many jobs there are, and who told of them. */
export function sourceText(source: JobList['source'], jobs: number): string {
  const count = `${jobs} ${jobs === 1 ? 'job' : 'jobs'}`;
  return match(source)
    .with('service', () => `${count}, all that the service has of this user.`)
    .with('ledger', () => `${count} that this tool made: the service does not list jobs, others may be there.`)
    .exhaustive();
}
