import { z } from 'zod';
import { errorRecord } from './records.ts';

export const jobInTrouble = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    state: z.enum(['error', 'transient-error']).describe('transient-error: the service tries again by itself'),
    error: errorRecord.nullable(),
    source: z.enum(['service', 'ledger']).describe('who told of the job: the service, or the ledger of this tool'),
    next: z.array(z.string()).describe('commands that can help, the likeliest first'),
  })
  .describe('A job that something is wrong with.');

export type JobInTrouble = z.infer<typeof jobInTrouble>;
