import { z } from 'zod';

export const ensured = z
  .strictObject({
    changed: z.boolean().describe('whether the file was put in place, or with --check would be'),
    failed: z.boolean(),
    msg: z.string(),
    job: z.guid().nullable().describe('the job that was driven for it'),
  })
  .describe('Whether a file is as it must be, in the words of configuration management.');

export type Ensured = z.infer<typeof ensured>;
