import { z } from 'zod';

export const explanation = z
  .strictObject({
    given: z.string().describe('as it was asked for'),
    code: z
      .string()
      .regex(/^0x[0-9A-F]{8}$/)
      .nullable(),
    number: z.number().int().nullable().describe('the code as COM has it, signed'),
    name: z.string().nullable(),
    category: z.string().nullable(),
    meaning: z.string().nullable(),
    remedy: z.string().nullable(),
  })
  .describe('What a code means; all null where nobody knows it.');

export type Explanation = z.infer<typeof explanation>;
