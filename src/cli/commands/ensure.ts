import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { shownUrl } from '../../model/index.ts';
import { exitOf } from '../end-of-command.ts';
import type { ExitClass } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { changeJob } from '../jobs/change-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { driveJob } from '../jobs/drive-job.ts';
import { errorPart, type ErrorPart } from '../jobs/drive-options.ts';
import { hasCode } from '../jobs/has-code.ts';
import { letGo } from '../jobs/let-go.ts';
import { sha256Of } from '../jobs/sha256-of.ts';
import type { ErrorOptions } from '../options/error-options.ts';
import type { JobOptionWords } from '../options/job-options.ts';
import { readJobOptions, type AskedOptions } from '../options/read-job-options.ts';
import { print } from '../output/print.ts';
import { progressDisplay } from '../output/progress-display.ts';
import { messageOf, Problem } from '../problem.ts';
import type { Ensured } from '../schema/ensured.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import type { JobPort } from '../service/service-port.ts';

export type EnsureOptions = JobOptionWords &
  ErrorOptions &
  ServiceOptions & { readonly sha256: string; readonly check?: true };

/** `dojobs ensure`: a file with this SHA-256 at this place, by as little work as it takes. */
export async function ensure(url: string, path: string, options: EnsureOptions): Promise<ExitClass> {
  let ended: Ended;
  try {
    ended = await bringAbout(url, resolve(path), options);
  } catch (error) {
    ended = { exit: exitOf(error), changed: false, msg: messageOf(error), job: null };
  }
  const { exit, changed, msg, job } = ended;
  const told: Ensured = { changed, failed: exit !== 'done', msg, job };
  print('json', { json: told, lines: [], text: () => '' });
  return exit;
}

type Wanted = { readonly url: string; readonly path: string; readonly sha256: string };
type Ended = Omit<Ensured, 'failed'> & { readonly exit: ExitClass };

async function bringAbout(url: string, path: string, options: EnsureOptions): Promise<Ended> {
  const wanted = options.sha256.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(wanted)) {
    throw new Problem('usage', `"${options.sha256}" is no SHA-256: give 64 hexadecimal digits.`);
  }
  const asked = readJobOptions(options);
  const present = await sha256Of(path);
  if (present === wanted) return { exit: 'done', changed: false, msg: `"${path}" is as it must be.`, job: null };
  if (options.check) {
    const why = present === undefined ? 'is not there' : `has the SHA-256 ${present}`;
    return { exit: 'done', changed: true, msg: `"${path}" ${why}: it would be fetched.`, job: null };
  }
  return fetchInto({ url, path, sha256: wanted }, asked, options);
}

/** Fetches under a name of its own, which the hash makes: who comes later finds what was begun. */
async function fetchInto({ url, path, sha256 }: Wanted, asked: AskedOptions, options: EnsureOptions): Promise<Ended> {
  const onError = givingUpWhatIsWrong(await errorPart(options, 'keep'));
  using interruption = new Interruption();
  await using desk = await openDesk(options);
  const arriving = join(dirname(path), `.${basename(path)}.${sha256.slice(0, 16)}`);
  if ((await sha256Of(arriving)) === sha256) return putInPlace(arriving, path, null);
  const file = { url, path: arriving, sha256 };
  const job = (await begun(desk, file, asked)) ?? (await createJob(desk, [file], { name: basename(path), ...asked }));
  const display = await progressDisplay();
  const { signal } = interruption;
  const driving = driveJob(desk, job, { ...onError, completes: true, signal, display });
  const { exit, record } = await driving.catch((error: unknown) => removeDamaged(error, desk, job, arriving));
  if (exit !== 'done') {
    const why = record.error?.message ?? 'The transfer was interrupted.';
    const msg = record.next === null ? why : `${why} To go on, run this again, or: ${record.next}`;
    return { exit, changed: false, msg, job: job.id };
  }
  return putInPlace(arriving, path, job.id);
}

/** Nothing can make a wrong file right: its job is cancelled, whatever the command line says of errors. */
const givingUpWhatIsWrong = ({ rules, handler, ...part }: ErrorPart): ErrorPart => ({
  ...part,
  rules: [{ on: 'integrity', action: 'cancel', mirror: undefined }, ...rules],
  handler:
    handler && (async (error, job) => (error.kind === 'integrity' ? { kind: 'cancel' } : await handler(error, job))),
});

/** Where a service shows no file before Complete, a wrong one has arrived, under the name that the library gives it. */
async function removeDamaged(error: unknown, { ledger }: Desk, { id }: JobPort, arriving: string): Promise<never> {
  if (hasCode(error, 'integrity')) {
    await rm(`${arriving}.damaged`, { force: true });
    await ledger.remove(id);
  }
  throw error;
}

async function putInPlace(arriving: string, path: string, job: string | null): Promise<Ended> {
  await rename(arriving, path);
  return { exit: 'done', changed: true, msg: `"${path}" is fetched.`, job };
}

/** The job of an earlier run that is not through, told anew what its file must be, and what is asked of it now. */
async function begun(
  { ledger, address, service }: Desk,
  { url, path, sha256 }: Wanted,
  asked: AskedOptions,
): Promise<JobPort | undefined> {
  const fits = (await ledger.entries(address)).filter(({ files }) =>
    files.some((file) => file.url === shownUrl(url) && file.path === path),
  );
  for (const { id } of fits.reverse()) {
    try {
      const job = await service.job(id);
      const state = await job.state();
      if (state !== 'acknowledged' && state !== 'cancelled') {
        await job.expect({ [path]: { sha256 } });
        await changeJob(job, asked);
        return job;
      }
      await letGo(job);
    } catch (error) {
      if (!hasCode(error, 'job-not-found')) throw error;
    }
    await ledger.remove(id);
  }
  return undefined;
}
