import { z } from 'zod';

export const collectedJob = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    state: z.string().nullable().describe('null: the service does not know the job any more'),
    ageSeconds: z.number().int().nonnegative(),
    action: z.enum(['cancel', 'complete', 'forget']),
    done: z.boolean().describe('false for what would be done, and for what failed'),
    failure: z.string().nullable(),
  })
  .describe('A job that this tool made, and what became of it.');

export type CollectedJob = z.infer<typeof collectedJob>;
