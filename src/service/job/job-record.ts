import { z } from 'zod';
import { JOB_PRIORITIES, JOB_STATES } from '../../model/index.ts';
import type { ByteRange } from '../../model/index.ts';
import type { TransferProgress } from '../transfer/index.ts';
import { failureReason } from './failure-record.ts';

/**
 * What of a job survives the process, and how it changes: the schema of what is read back from disk. Times are in
 * milliseconds since 1970, sizes in bytes.
 */
const time = z.number().int();
const size = z.number().int().nonnegative();

const settings = z.strictObject({
  name: z.string(),
  description: z.string(),
  priority: z.enum(JOB_PRIORITIES),
  /** As `BG_NOTIFY` bits. */
  notifyFlags: z.number().int(),
  /** As `BITS_COST_STATE` bits; 0: any network will do. */
  costFlags: z.number().int(),
  /** A class that is created when no callback can be reached: a GUID; `null`: none. */
  notificationClass: z.string().nullable(),
  noProgressTimeoutSeconds: z.number().optional(),
  minimumRetryDelaySeconds: z.number().optional(),
});

/** How far a file is. */
export const transferProgress: z.ZodType<TransferProgress> = z.strictObject({
  url: z.string(),
  validator: z
    .strictObject({ etag: z.string().optional(), lastModified: z.string().optional() })
    .transform(({ etag, lastModified }) => ({ etag, lastModified }))
    .optional(),
  remoteSize: size.optional(),
  done: z.array(z.tuple([size, size])),
  whole: z.boolean(),
});

const fileSettings = z.strictObject({
  url: z.string(),
  size: size.optional(),
  path: z.string().optional(),
  temporaryPath: z.string().optional(),
  integrityCheckInfo: z.string().optional(),
  integrityCheckMandatory: z.boolean().optional(),
  decryptionInfo: z.string().optional(),
});

/** Parts of a file. */
export const byteRanges: z.ZodType<ByteRange[]> = z.array(
  z
    .strictObject({ offset: size, length: z.number().int().positive().optional() })
    .transform(({ offset, length }) => (length === undefined ? { offset } : { offset, length })),
);

const file = z.strictObject({
  id: z.string().optional(),
  ranges: byteRanges,
  settings: fileSettings,
  progress: transferProgress.optional(),
});

const error = z.strictObject({
  reason: failureReason,
  message: z.string(),
  at: time,
  /** The place of the file among the job's. */
  file: z.number().int().nonnegative().optional(),
});

const standing = z.strictObject({
  state: z.enum(JOB_STATES),
  modified: time,
  transferCompleted: time.optional(),
  error: error.optional(),
  errorCount: z.number().int().nonnegative(),
  /** Files are being given their final names: those that are missing under the temporary one have got it already. */
  completing: z.boolean(),
});

export const jobRecord = z.strictObject({
  type: z.literal('download'),
  owner: z.string(),
  created: time,
  /** Jobs created in the same millisecond keep their order by it. */
  sequence: size,
  settings,
  standing,
  files: z.array(file),
});

export const jobChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), settings: settings.partial(), modified: time }),
  z.strictObject({ kind: z.literal('standing'), standing }),
  z.strictObject({ kind: z.literal('file-added'), file, modified: time }),
  z.strictObject({ kind: z.literal('file-withdrawn') }),
  z.strictObject({ kind: z.literal('file-settings'), index: size, settings: fileSettings.partial(), modified: time }),
  z.strictObject({ kind: z.literal('progress'), index: size, progress: transferProgress }),
]);

export type JobRecord = z.infer<typeof jobRecord>;
export type JobChange = z.infer<typeof jobChange>;
export type SettingsRecord = z.infer<typeof settings>;
export type FileRecord = z.infer<typeof file>;
export type FileSettingsRecord = z.infer<typeof fileSettings>;
export type StandingRecord = z.infer<typeof standing>;
export type ErrorRecord = z.infer<typeof error>;
