import { z } from 'zod';

export const finding = z
  .strictObject({
    check: z.string(),
    verdict: z.enum(['ok', 'warning', 'problem', 'unknown']),
    what: z.string(),
    remedy: z.string().nullable(),
  })
  .describe('What a check of this machine found.');

export type Finding = z.infer<typeof finding>;
