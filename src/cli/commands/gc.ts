import { match, P } from 'ts-pattern';
import type { JobState } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { askForJob, refusedOf, tellRefused, told, type Asked, type RefusedJob } from '../jobs/ask-for-job.ts';
import { letGo } from '../jobs/let-go.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import { messageOf } from '../problem.ts';
import type { CollectedJob } from '../schema/collected.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export type GcOptions = ServiceOptions & FormatOptions & { readonly dryRun?: true; readonly olderThan: number };

/** `dojobs gc`: ends the jobs that this tool made and nobody came back for. Never a job of others. */
export async function gc(options: GcOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const { collected, refused } = await collectAll(desk, options);
  print(formatOf(options), { json: collected, lines: collected, text: () => collected.map(inWords).join('\n') });
  if (collected.length === 0 && formatOf(options) === 'text') say('There is nothing to collect.');
  tellRefused(refused);
  return collected.some(({ failure }) => failure !== null) ? 'failed' : 'done';
}

interface Collected {
  readonly collected: readonly CollectedJob[];
  readonly refused: readonly RefusedJob[];
}

type Rule = Pick<GcOptions, 'olderThan' | 'dryRun'>;

/** Whatever becomes of one job, the others have their turn. */
export async function collectAll(desk: Desk, rule: Rule): Promise<Collected> {
  const asked: Asked<CollectedJob | undefined>[] = [];
  for (const entry of await desk.ledger.entries(desk.address)) {
    asked.push(await askForJob(entry.id, () => collect(entry, desk, rule)));
  }
  return { collected: told(asked).filter((item) => item !== undefined), refused: refusedOf(asked) };
}

async function collect(entry: LedgerEntry, desk: Desk, { olderThan, dryRun }: Rule): Promise<CollectedJob | undefined> {
  const { id, name, created } = entry;
  const ageSeconds = Math.max(0, Math.floor((Date.now() - Date.parse(created)) / 1_000));
  const found = await askForJob(id, () => desk.service.job(id));
  if (found.kind === 'refused') throw found.refused.error;
  const job = found.kind === 'told' ? found.value : undefined;
  try {
    const state = (await job?.state()) ?? null;
    const action = actionFor(state);
    if (action === undefined || (action !== 'forget' && ageSeconds < olderThan * SECONDS_PER_DAY)) return undefined;
    const item = { id, name, state, ageSeconds, action };
    if (dryRun) return { ...item, done: false, failure: null };
    const failure = await failureOf(async () => {
      if (action !== 'forget') await job?.[action]();
      await desk.ledger.remove(id);
    });
    return { ...item, done: failure === null, failure };
  } finally {
    if (job !== undefined) await letGo(job);
  }
}

const failureOf = (doing: () => Promise<void>): Promise<string | null> => doing().then(() => null, messageOf);

const SECONDS_PER_DAY = 86_400;

/** What has arrived was wanted and is kept; what stands still is given up; what moves is left alone. */
const actionFor = (state: JobState | null): CollectedJob['action'] | undefined =>
  match(state)
    .returnType<CollectedJob['action'] | undefined>()
    .with(P.union(null, 'acknowledged', 'cancelled'), () => 'forget')
    .with('transferred', () => 'complete')
    .with(P.union('suspended', 'error'), () => 'cancel')
    .with(P.union('queued', 'connecting', 'transferring', 'transient-error'), () => undefined)
    .exhaustive();

function inWords({ id, name, state, ageSeconds, action, done, failure }: CollectedJob): string {
  const days = Math.floor(ageSeconds / SECONDS_PER_DAY);
  const what = `${shortId(id)}  ${name} (${state ?? 'gone'}, ${days} ${days === 1 ? 'day' : 'days'} old)`;
  if (failure !== null) return `${what}: could not ${action}: ${failure}`;
  return `${what}: ${done ? DONE[action] : `would ${action}`}`;
}

const DONE = { cancel: 'cancelled', complete: 'completed', forget: 'forgotten' } as const;
