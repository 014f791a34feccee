import { attempt } from '../attempt.ts';
import { setCredentials, type Credentials } from './credentials.ts';
import { ONLY_BITS, type OptionTarget } from './job-option.ts';
import { writeOptions, type JobOptions } from './job-options.ts';

/** Gives a new job, which has its name already, the options that were asked for, and none once `signal` has aborted. */
export async function configure(
  target: OptionTarget,
  { name, credentials = [], ...options }: Partial<JobOptions> & { readonly credentials?: readonly Credentials[] },
  signal: AbortSignal | undefined,
): Promise<void> {
  const job = `job "${name ?? ''}"`;
  await writeOptions(target, options, job, signal);
  for (const each of credentials) {
    signal?.throwIfAborted();
    const remedies = { 'not-supported': `${ONLY_BITS}.` };
    await attempt(`set credentials of ${job}`, () => setCredentials(target, each), remedies);
  }
}
