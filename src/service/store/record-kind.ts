import type { z } from 'zod';

/**
 * A kind of record that survives the process.
 * - `name`: lower-case letters, digits and hyphens; the folder of its records is called so.
 * - `record`, `change`: what they look like as plain JSON. What does not fit is not loaded.
 * - `apply`: folds a change into a record, in place, for a record may be long. What it throws sets the record aside.
 */
export interface RecordKind<R, C> {
  readonly name: string;
  readonly record: z.ZodType<R>;
  readonly change: z.ZodType<C>;
  apply(record: R, change: C): void;
}
