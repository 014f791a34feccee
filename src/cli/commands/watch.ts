import { setTimeout as delay } from 'node:timers/promises';
import type { ExitClass } from '../exit-code.ts';
import { tellRefused } from '../jobs/ask-for-job.ts';
import { lookAtJobs } from '../jobs/look-at-jobs.ts';
import { jsonOf } from '../output/print.ts';
import { isLive } from '../output/style.ts';
import { Problem } from '../problem.ts';
import { readWatchedJob } from '../records/read-job.ts';
import type { WatchedJobs } from '../schema/records.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import { untilStopped } from '../until-stopped.ts';

export type WatchOptions = ServiceOptions & { readonly interval: number; readonly ndjson?: true };

/** `dojobs watch`: all jobs, looked at again and again, until q or Ctrl-C. */
export async function watch({ interval, ndjson, ...options }: WatchOptions): Promise<ExitClass> {
  if (!ndjson && !isLive(process.stdout)) {
    const message = 'Only a terminal can show jobs in place: use --ndjson, or dojobs list for how they stand now.';
    throw new Problem('usage', message);
  }
  using stopped = untilStopped();
  await using desk = await openDesk(options);
  using view = ndjson ? lineForEachChange() : await dashboard();
  /** Told once, however often they are looked at. */
  const left = new Set<string>();
  while (!stopped.signal.aborted) {
    const { list, refused } = await lookAtJobs(desk, readWatchedJob);
    view.show(list);
    tellRefused(refused.filter(({ id }) => !left.has(id)));
    for (const { id } of refused) left.add(id);
    await delay(interval * 1_000, undefined, { signal: stopped.signal }).catch(() => undefined);
  }
  return 'done';
}

interface View extends Disposable {
  show(list: WatchedJobs): void;
}

async function dashboard(): Promise<View> {
  const { Dashboard } = await import('../output/dashboard.ts');
  return new Dashboard(process.stdout);
}

function lineForEachChange(): View {
  let told = '';
  return {
    show: (list) => {
      const line = jsonOf(list);
      if (line !== told) process.stdout.write(`${line}\n`);
      told = line;
    },
    [Symbol.dispose]: () => undefined,
  };
}
