import { match } from 'ts-pattern';
import type { Call, Message } from './protocol.ts';

/** What must be true after calls have returned. Never changed in place: each call leads to another one. */
export interface Expected {
  readonly jobs: readonly ExpectedJob[];
  /** The files of jobs that are over. */
  readonly ended: readonly EndedFile[];
}

/**
 * - `id`: `undefined` until a call of the job has returned.
 * - `active`: the job was resumed, and not suspended since.
 * - `transferred`: the service has said that all files are there.
 */
export interface ExpectedJob {
  readonly id: string | undefined;
  readonly values: SetValues & { readonly name: string };
  readonly active: boolean;
  readonly transferred: boolean;
  readonly files: readonly ExpectedFile[];
}

type SetValues = Extract<Call, { kind: 'set' }>['values'];

/** `placed`: a Complete that was interrupted had given it its final name, where it stays whatever becomes of the job. */
export interface ExpectedFile {
  readonly path: string;
  readonly url: string;
  readonly placed?: boolean;
}

/** `there`: whether the file must be at its path; `undefined`: it may, and then it must be right. */
export interface EndedFile {
  readonly path: string;
  readonly there: boolean | undefined;
}

export type Returned = Extract<Message, { kind: 'returned' }>;

export const NOTHING: Expected = { jobs: [], ended: [] };

/** What must be true once a call has been carried out; `returned`: what it brought, where it came to say so. */
export function afterCall(expected: Expected, call: Call, returned?: Returned): Expected {
  const jobs = call.kind === 'create' ? [...expected.jobs, newJob(call.job)] : expected.jobs;
  const job = jobs.find(({ values }) => values.name === call.job);
  if (job === undefined) throw new RangeError(`No job is called "${call.job}".`);
  const known = { ...job, id: job.id ?? returned?.id };
  const changed = changedBy(known, call);
  return {
    jobs: jobs.flatMap((each) => (each !== job ? [each] : changed === undefined ? [] : [changed])),
    ended: changed === undefined ? [...expected.ended, ...endedFiles(job, call, returned)] : expected.ended,
  };
}

/** What must be true once the service has said that a job is transferred. */
export const afterTransferred = (expected: Expected, id: string): Expected => ({
  ...expected,
  jobs: expected.jobs.map((job) => (job.id === id ? { ...job, transferred: true } : job)),
});

/** What must be true once a process has shown that an interrupted Complete had given files of a job their final names. */
export const afterPlacing = (expected: Expected, placed: ReadonlySet<string>): Expected => ({
  ...expected,
  jobs: expected.jobs.map((job) => ({
    ...job,
    files: job.files.map((file) => (placed.has(file.path) ? { ...file, placed: true } : file)),
  })),
});

const newJob = (name: string): ExpectedJob => ({
  id: undefined,
  values: { name, description: '', priority: 'normal' },
  active: false,
  transferred: false,
  files: [],
});

/** @returns `undefined` where the job is over */
const changedBy = (job: ExpectedJob, call: Call): ExpectedJob | undefined =>
  match(call)
    .returnType<ExpectedJob | undefined>()
    .with({ kind: 'create' }, () => job)
    .with({ kind: 'add-file' }, ({ path, url }) => ({
      ...job,
      transferred: false,
      files: [...job.files, { path, url }],
    }))
    .with({ kind: 'set' }, ({ values }) => ({
      ...job,
      values: { ...job.values, ...values, name: values.name ?? job.values.name },
    }))
    .with({ kind: 'set-remote-name' }, ({ file, url }) => ({
      ...job,
      files: job.files.map((each, index) => (index === file ? { ...each, url } : each)),
    }))
    .with({ kind: 'resume' }, () => ({ ...job, active: true }))
    .with({ kind: 'suspend' }, () => ({ ...job, active: false }))
    .with({ kind: 'complete' }, { kind: 'cancel' }, () => undefined)
    .exhaustive();

function endedFiles(job: ExpectedJob, call: Call, returned: Returned | undefined): EndedFile[] {
  return job.files.map(({ path, placed = false }, index) => ({
    path,
    there: placed || (call.kind === 'cancel' ? false : job.transferred || returned?.completed?.[index]),
  }));
}
