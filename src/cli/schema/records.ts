import { z } from 'zod';
import { JOB_PRIORITIES, JOB_STATES, JOB_TYPES } from '../../model/index.ts';

/**
 * What the commands print as JSON, defined once: `dojobs schema` shows it, the tests hold every output against it, and
 * the types of the code come from it. Numbers are exact, times ISO 8601 in UTC, `null` is what is not known.
 */
const count = z.number().int().nonnegative();
const time = z.iso.datetime();
const url = z.string().describe('without user name and password');

export const errorRecord = z
  .strictObject({
    kind: z.string().describe('what a program decides by: http-status, network, local-file, ...'),
    status: count.nullable().describe('the HTTP status, where the kind is http-status'),
    code: z.string().regex(/^0x[0-9A-F]{8}$/),
    name: z.string().nullable().describe("the code's name in the SDK"),
    context: z.string(),
    message: z.string().describe('what happened and what to do, for people'),
    url: url.nullable(),
    path: z.string().nullable(),
  })
  .describe('What is wrong with a job.');

export const fileRecord = z
  .strictObject({
    url,
    path: z.string(),
    bytesTransferred: count,
    bytesTotal: count.nullable(),
    completed: z.boolean().describe('whether the file stands under its name'),
  })
  .describe('A file of a job.');

const jobFields = {
  id: z.guid(),
  name: z.string(),
  type: z.enum(JOB_TYPES),
  state: z.enum(JOB_STATES),
  priority: z.enum(JOB_PRIORITIES),
  bytesTransferred: count,
  bytesTotal: count.nullable(),
  filesTransferred: count,
  filesTotal: count,
  created: time,
  modified: time,
  transferCompleted: time.nullable(),
  error: errorRecord.nullable(),
};

export const jobRecord = z.strictObject(jobFields).describe('A job as it stands.');

export const jobList = z
  .strictObject({
    service: z.enum(['delivery-optimization', 'bits', 'embedded']),
    source: z.enum(['service', 'ledger']).describe('who told of the jobs: the service, or the ledger of this tool'),
    jobs: z.array(jobRecord),
  })
  .describe('Jobs, and how they were found.');

export const bytesBySource = z
  .strictObject({ http: count, cacheServer: count, lanPeers: count, groupPeers: count, internetPeers: count })
  .describe('Where the bytes of a job came from.');

const watchedJob = z.strictObject({ ...jobFields, bytesBySource: bytesBySource.nullable() });

export const watchedJobs = z
  .strictObject({ ...jobList.shape, jobs: z.array(watchedJob) })
  .describe('Jobs with where their bytes came from, and how they were found.');

export const jobDetails = z
  .strictObject({ ...jobFields, files: z.array(fileRecord), bytesBySource: bytesBySource.nullable() })
  .describe('A job as it stands, with its files.');

export const jobOutcome = z
  .strictObject({
    id: z.guid(),
    outcome: z
      .enum([
        'created',
        'changed',
        'resumed',
        'paused',
        'completed',
        'partial',
        'cancelled',
        'kept',
        'unfinished',
        'transferred',
      ])
      .describe('what became of the job; partial: completed without the files that had not arrived'),
    files: z.array(fileRecord),
    error: errorRecord.nullable(),
    next: z.string().nullable().describe('the command that goes on, where there is more to do'),
  })
  .describe('What a command did with a job.');

export type ErrorRecord = z.infer<typeof errorRecord>;
export type FileRecord = z.infer<typeof fileRecord>;
export type JobRecord = z.infer<typeof jobRecord>;
export type JobList = z.infer<typeof jobList>;
export type BytesBySource = z.infer<typeof bytesBySource>;
export type WatchedJobRecord = z.infer<typeof watchedJob>;
export type WatchedJobs = z.infer<typeof watchedJobs>;
export type JobDetails = z.infer<typeof jobDetails>;
export type JobOutcomeRecord = z.infer<typeof jobOutcome>;
