import { match, P } from 'ts-pattern';
import type { ExitClass } from '../exit-code.ts';
import { tellRefused, type RefusedJob } from '../jobs/ask-for-job.ts';
import type { JobsSource } from '../jobs/find-jobs.ts';
import { lookAtJobs } from '../jobs/look-at-jobs.ts';
import { once } from '../jobs/let-go.ts';
import { errorRecordOf } from '../records/read-job.ts';
import { selectJobs } from '../jobs/select-job.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import { sourceText } from '../output/source-text.ts';
import type { JobInTrouble } from '../schema/errors.ts';
import type { ErrorRecord } from '../schema/records.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import type { JobPort } from '../service/service-port.ts';

/** `dojobs errors`: what is wrong with which job, and what to type next. */
export async function errors(named: readonly string[], options: ServiceOptions & FormatOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const { source, jobs, refused } = named.length > 0 ? await lookAtNamed(desk, named) : await lookAtAll(desk);
  const troubled = jobs.filter((each) => each !== null);
  print(formatOf(options), { json: troubled, lines: troubled, text: () => troubled.map(inWords).join('\n\n') });
  if (formatOf(options) === 'text' && troubled.length === 0) say(`Nothing is wrong with ${countOf(jobs.length)}.`);
  if (formatOf(options) === 'text' && named.length === 0) say(sourceText(source, jobs.length));
  tellRefused(refused);
  return 'done';
}

/** Jobs with what is wrong with each: `null` where nothing is. */
interface Looked {
  readonly source: JobsSource;
  readonly jobs: readonly (JobInTrouble | null)[];
  readonly refused: readonly RefusedJob[];
}

async function lookAtAll(desk: Desk): Promise<Looked> {
  const { list, refused } = await lookAtJobs(desk, (job) => lookAt(job, desk));
  const { source, jobs } = list;
  return { source, jobs: jobs.map((job) => job && { ...job, source }), refused };
}

/** What the service says of jobs that somebody names. */
async function lookAtNamed(desk: Desk, named: readonly string[]): Promise<Looked> {
  const jobs = await selectJobs(desk, named);
  const source = 'service';
  const looked = await Promise.all(jobs.map((job) => once(job, (each) => lookAt(each, desk))));
  return { source, jobs: looked.map((job) => job && { ...job, source }), refused: [] };
}

async function lookAt(job: JobPort, { options }: Desk): Promise<Omit<JobInTrouble, 'source'> | null> {
  const state = await job.state();
  if (state !== 'error' && state !== 'transient-error') return null;
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
