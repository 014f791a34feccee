import type { z } from 'zod';
import { collectedJob } from './collected.ts';
import { ensured } from './ensured.ts';
import { jobInTrouble } from './errors.ts';
import { explanation } from './explanation.ts';
import { finding } from './finding.ts';
import { jobDetails, jobList, jobOutcome, jobRecord, watchedJobs } from './records.ts';

/** What a verb writes with `--json`, and each line of it with `--ndjson` where that is another thing. */
export interface Shape {
  readonly json?: z.ZodType;
  readonly ndjson?: z.ZodType;
}

const eachOf = (item: z.ZodType): Shape => ({ json: item.array(), ndjson: item });
const one = (item: z.ZodType): Shape => ({ json: item, ndjson: item });

/** Every JSON output, by verb. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  get: one(jobOutcome),
  add: one(jobOutcome),
  list: { json: jobList, ndjson: jobRecord },
  show: eachOf(jobDetails),
  wait: eachOf(jobOutcome),
  watch: { ndjson: watchedJobs },
  set: eachOf(jobOutcome),
  pause: eachOf(jobOutcome),
  resume: eachOf(jobOutcome),
  complete: eachOf(jobOutcome),
  cancel: eachOf(jobOutcome),
  errors: eachOf(jobInTrouble),
  explain: eachOf(explanation),
  ensure: { json: ensured },
  gc: eachOf(collectedJob),
  doctor: eachOf(finding),
};
