import { match, P } from 'ts-pattern';
import type { ExitClass } from '../exit-code.ts';
import { findJobs } from '../jobs/find-jobs.ts';
import { once } from '../jobs/let-go.ts';
import { errorRecordOf } from '../records/read-job.ts';
import { selectJobs } from '../jobs/select-job.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { JobInTrouble } from '../schema/errors.ts';
import type { ErrorRecord } from '../schema/records.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import type { JobPort } from '../service/service-port.ts';

/** `dojobs errors`: what is wrong with which job, and what to type next. */
export async function errors(named: readonly string[], options: ServiceOptions & FormatOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const jobs = named.length > 0 ? await selectJobs(desk, named) : (await findJobs(desk)).jobs;
  const looked = await Promise.all(jobs.map((job) => once(job, (each) => lookAt(each, desk))));
  const troubled = looked.filter((each) => each !== undefined);
  print(formatOf(options), { json: troubled, lines: troubled, text: () => troubled.map(inWords).join('\n\n') });
  if (formatOf(options) === 'text' && troubled.length === 0) say(`Nothing is wrong with ${countOf(jobs.length)}.`);
  return 'done';
}

async function lookAt(job: JobPort, { options }: Desk): Promise<JobInTrouble | undefined> {
  const state = await job.state();
  if (state !== 'error' && state !== 'transient-error') return undefined;
  const [name, error] = await Promise.all([job.name(), job.error()]);
  const record = error === undefined ? null : errorRecordOf(error);
  const next = state === 'error' ? commandsFor(record) : [['wait']];
  const typed = next.map(([verb, ...more]) => ['dojobs', verb, shortId(job.id), ...more].join(' ') + options);
  return { id: job.id, name, state, error: record, next: typed };
}

/** What can help, the likeliest first: verb and options. */
const commandsFor = (error: ErrorRecord | null): readonly (readonly [verb: string, ...options: string[]])[] =>
  match(error)
    .returnType<readonly (readonly [string, ...string[]])[]>()
    .with({ kind: 'http-status', status: P.select(P.number) }, (status) => [
      ['wait', '--on-error', `${status}=resume:MIRROR_URL`],
      ['resume'],
      ['complete'],
      ['cancel'],
    ])
    .with({ kind: P.union('unsuitable-server', 'tls') }, () => [
      ['wait', '--on-error', 'resume:MIRROR_URL'],
      ['cancel'],
    ])
    .otherwise(() => [['resume'], ['complete'], ['cancel']]);

const inWords = ({ id, name, state, error, next }: JobInTrouble): string =>
  [
    `${shortId(id)}  ${name}`,
    `  ${error?.message ?? 'The service tells no more.'}`,
    ...(state === 'transient-error' ? ['  The service tries again by itself.'] : []),
    ...next.map((command, index) => `  ${index === 0 ? 'Next:' : '  or:'} ${command}`),
  ].join('\n');

const countOf = (jobs: number): string => (jobs === 1 ? '1 job' : `${jobs} jobs`);
