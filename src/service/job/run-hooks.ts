import type { JobState } from '../../model/index.ts';
import type { JobFile } from './job-file.ts';
import type { RunHooks } from './job-run.ts';
import { entered } from './job-standing.ts';
import type { KeptStanding } from './kept-standing.ts';

/** What the news of a run mean for where its job stands. */
export function runHooks(
  standing: KeptStanding,
  files: readonly JobFile[],
  { now, queued }: { readonly now: () => Date; readonly queued: (waiting: boolean) => void },
): RunHooks {
  const enter = (state: JobState): void => standing.happen(entered(standing.present, state, now()));
  return {
    files,
    queued,
    received: () => standing.touch(),
    retrying: () => enter(standing.next('retry')),
    allTransferred: () => {
      enter(standing.next('all-transferred'));
      standing.events.emit({ kind: 'transferred' });
    },
    failed: ({ reason, message }, file, transiently) => {
      const { state, errorCount } = standing.present;
      const next = standing.next(transiently ? 'fail-transiently' : 'fail');
      const at = now();
      const error = { reason, file, message, at };
      const failures = errorCount + (state === 'transient-error' ? 0 : 1);
      standing.happen(entered({ ...standing.present, error, errorCount: failures }, next, at));
      if (!transiently) standing.events.emit({ kind: 'error', error });
    },
  };
}
