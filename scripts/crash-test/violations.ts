import { match } from 'ts-pattern';
import type { Expected, ExpectedJob } from './expected.ts';
import { afterCall, afterPlacing } from './expected.ts';
import type { Call, JobFacts } from './protocol.ts';

/**
 * What there is after a restart.
 * - `damaged`: what the service says of records that it could not read.
 * - `files`: every file in the folder of the downloads, by path. `right`, `wrong`: whether a file under a final name has
 *   the bytes of the remote file; `temporary`: a file of another name.
 */
export interface Observed {
  readonly jobs: readonly JobFacts[];
  readonly damaged: readonly string[];
  readonly files: ReadonlyMap<string, 'right' | 'wrong' | 'temporary'>;
}

export interface Verdict {
  /** What is true, as far as nothing is violated. */
  readonly expected: Expected;
  /** A sentence for each thing that is not as it must be. */
  readonly violations: readonly string[];
}

/**
 * Compares what must be true with what is. Of the calls that were on their way when the process died, in order, any
 * number may have been carried out: the verdict is that of the number that fits best.
 */
export function judge(expected: Expected, onTheirWay: readonly Call[], observed: Observed): Verdict {
  const possible = [expected];
  for (const call of onTheirWay) possible.push(afterCall(possible.at(-1) ?? expected, call));
  const [first, ...others] = possible.map((each) => ({ expected: each, violations: violations(each, observed) }));
  if (first === undefined) throw new RangeError('Nothing is possible.');
  const best = others.reduce((good, each) => (each.violations.length < good.violations.length ? each : good), first);
  const placed = observed.jobs.flatMap(({ files }) => files.filter(({ completed }) => completed));
  return { ...best, expected: afterPlacing(best.expected, new Set(placed.map(({ path }) => path))) };
}

function violations(expected: Expected, observed: Observed): string[] {
  const byName = new Map(observed.jobs.map((job) => [job.name, job]));
  const names = new Set(expected.jobs.map(({ values }) => values.name));
  return [
    ...observed.damaged.map((why) => `a record was damaged: ${why}`),
    ...observed.jobs.filter(({ name }) => !names.has(name)).map((job) => `job "${job.name}" should not be there`),
    ...expected.jobs.flatMap((job) => jobViolations(job, byName.get(job.values.name), observed)),
    ...expected.ended.flatMap(({ path, there }) => endedViolations(path, there, observed)),
    ...orphans(observed),
  ];
}

function jobViolations(expected: ExpectedJob, job: JobFacts | undefined, observed: Observed): string[] {
  const name = `job "${expected.values.name}"`;
  if (job === undefined) return [`${name} is lost`];
  const differences = Object.entries(expected.values).filter(([key, value]) => job[key as keyof JobFacts] !== value);
  return [
    ...(expected.id === undefined || expected.id === job.id
      ? []
      : [`${name} has the id ${job.id}, not ${expected.id}`]),
    ...differences.map(([key, value]) => `${name} lost its ${key} ${JSON.stringify(value)}`),
    ...stateViolations(name, expected, job),
    ...filesViolations(name, expected, job, observed),
  ];
}

function stateViolations(name: string, { active, transferred }: ExpectedJob, job: JobFacts): string[] {
  const wrong = (should: string) => [`${name} is ${job.state} and should be ${should}${shown(job.problem)}`];
  if (transferred) return job.state === 'transferred' ? [] : wrong('transferred');
  return match(job.state)
    .with('queued', 'connecting', 'transferring', 'transient-error', () => (active ? [] : wrong('suspended')))
    .with('suspended', () => (active ? wrong('active') : []))
    .with('transferred', () => [])
    .with('error', 'acknowledged', 'cancelled', () => wrong(active ? 'active' : 'suspended'))
    .exhaustive();
}

const shown = (problem: string | undefined): string => (problem === undefined ? '' : `: ${problem}`);

function filesViolations(name: string, expected: ExpectedJob, job: JobFacts, observed: Observed): string[] {
  if (job.files.length !== expected.files.length) {
    return [`${name} has ${job.files.length} files, not ${expected.files.length}`];
  }
  return expected.files.flatMap(({ path, url }, index) => {
    const file = job.files[index];
    if (file === undefined || file.path !== path) return [`${name} has ${file?.path} instead of ${path}`];
    return [
      ...(file.url === url ? [] : [`${path} of ${name} comes from ${file.url}, not from ${url}`]),
      ...endedViolations(path, file.completed, observed),
    ];
  });
}

const endedViolations = (path: string, there: boolean | undefined, { files }: Observed): string[] =>
  match([files.get(path), there] as const)
    .with([undefined, true], () => [`${path} is missing`])
    .with([undefined, undefined], [undefined, false], () => [])
    .with(['right', true], ['right', undefined], () => [])
    .with(['right', false], () => [`${path} should not be there`])
    .with(['wrong', true], ['wrong', undefined], ['wrong', false], () => [`${path} has the wrong bytes`])
    .with(['temporary', true], ['temporary', undefined], ['temporary', false], () => [`${path} is taken for temporary`])
    .exhaustive();

function orphans({ jobs, files }: Observed): string[] {
  const owned = new Set(jobs.flatMap((job) => job.files.map(({ temporaryPath }) => temporaryPath)));
  const temporary = [...files].filter(([, kind]) => kind === 'temporary').map(([path]) => path);
  return temporary.filter((path) => !owned.has(path)).map((path) => `${path} belongs to no job`);
}
