import { z } from 'zod';
import { JOB_PRIORITIES, JOB_STATES } from '../../src/model/index.ts';

/**
 * A call to the service, as the tester asks the service's process for it, one JSON value a line. A job is named by its
 * name, which no other job has; a file by its place in the job.
 */
export type Call = z.infer<typeof call>;

/** What the service's process says, one JSON value a line. */
export type Message = z.infer<typeof message>;

/** A job, as the service shows it. */
export type JobFacts = z.infer<typeof jobFacts>;

/** What can be set in a job; it is read back as it was set. */
export type JobValues = z.infer<typeof jobValues>;

const jobValues = z.strictObject({
  name: z.string(),
  description: z.string(),
  priority: z.enum(JOB_PRIORITIES),
  notifyFlags: z.number(),
  noProgressTimeoutSeconds: z.number(),
});

export const call = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), job: z.string() }),
  z.strictObject({ kind: z.literal('add-file'), job: z.string(), url: z.string(), path: z.string() }),
  z.strictObject({ kind: z.literal('set'), job: z.string(), values: jobValues.partial() }),
  z.strictObject({ kind: z.literal('set-remote-name'), job: z.string(), file: z.number(), url: z.string() }),
  z.strictObject({ kind: z.literal('resume'), job: z.string() }),
  z.strictObject({ kind: z.literal('suspend'), job: z.string() }),
  z.strictObject({ kind: z.literal('complete'), job: z.string() }),
  z.strictObject({ kind: z.literal('cancel'), job: z.string() }),
]);

/** A line to the service's process: a call, or the request to show all jobs. */
export const request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), number: z.number(), call }),
  z.strictObject({ kind: z.literal('show') }),
]);

export type Request = z.infer<typeof request>;

const jobFacts = z.strictObject({
  ...jobValues.shape,
  id: z.string(),
  state: z.enum(JOB_STATES),
  problem: z.string().optional(),
  files: z.array(
    z.strictObject({
      url: z.string(),
      path: z.string(),
      temporaryPath: z.string(),
      bytesTransferred: z.number(),
      bytesTotal: z.number().optional(),
      completed: z.boolean(),
    }),
  ),
});

/**
 * - `opening`: the state folder is going to be read.
 * - `returned`: a call has returned. `completed`: which files a complete has put in place.
 * - `transferred`: an event of a job whose files are all there.
 */
export const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opening') }),
  z.strictObject({ kind: z.literal('ready'), damaged: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('returned'),
    number: z.number(),
    id: z.string(),
    completed: z.array(z.boolean()).optional(),
  }),
  z.strictObject({ kind: z.literal('refused'), number: z.number(), problem: z.string() }),
  z.strictObject({ kind: z.literal('transferred'), id: z.string() }),
  z.strictObject({ kind: z.literal('jobs'), jobs: z.array(jobFacts) }),
]);
