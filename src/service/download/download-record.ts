import { z } from 'zod';
import { DOWNLOAD_STATES } from '../../model/index.ts';
import { failureReason } from '../job/failure-record.ts';
import { byteRanges, transferProgress } from '../job/job-record.ts';

/** When a download may run, by what the network costs. */
export const COST_POLICIES = [
  'always',
  'unrestricted',
  'standard',
  'no-roaming',
  'no-surcharge',
  'no-cellular',
] as const;

/**
 * What of a download survives the process, and how it changes: the schema of what is read back from disk. Times are in
 * milliseconds since 1970, sizes in bytes. What is missing was never set.
 */
const settings = z.strictObject({
  uri: z.string().optional(),
  contentId: z.string().optional(),
  displayName: z.string().optional(),
  localPath: z.string().optional(),
  /** As lines of a request. */
  customHeaders: z.string().optional(),
  /** The same, sent only to a server that asks who is there. */
  authHeaders: z.string().optional(),
  costPolicy: z.enum(COST_POLICIES).optional(),
  /** As `SECURITY_FLAG` bits. */
  securityFlags: z.number().int().optional(),
  callbackFreqPercent: z.number().int().optional(),
  callbackFreqSeconds: z.number().int().optional(),
  noProgressTimeoutSeconds: z.number().int().optional(),
  foreground: z.boolean().optional(),
  correlationVector: z.string().optional(),
  integrityCheckInfo: z.string().optional(),
  integrityCheckMandatory: z.boolean().optional(),
  totalSizeBytes: z.number().int().nonnegative().optional(),
  disallowOnCellular: z.boolean().optional(),
  allowInsecureRedirect: z.boolean().optional(),
  nonVolatile: z.boolean().optional(),
});

const error = z.strictObject({ reason: failureReason, message: z.string() });

const standing = z.strictObject({
  state: z.enum(DOWNLOAD_STATES),
  /** What was asked for last; missing: nothing yet. */
  ranges: byteRanges.optional(),
  temporaryPath: z.string().optional(),
  /** The file is being given its final name: if it is missing under the temporary one, it has got it already. */
  finalizing: z.boolean(),
  error: error.optional(),
});

export const downloadRecord = z.strictObject({
  created: z.number().int(),
  settings,
  standing,
  progress: transferProgress.optional(),
});

export const downloadChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), settings: settings.partial() }),
  z.strictObject({ kind: z.literal('standing'), standing }),
  /** Missing: what was there is of no use any more. */
  z.strictObject({ kind: z.literal('progress'), progress: transferProgress.optional() }),
]);

export type DownloadRecord = z.infer<typeof downloadRecord>;
export type DownloadChange = z.infer<typeof downloadChange>;
export type DownloadSettingsRecord = z.infer<typeof settings>;
export type DownloadStanding = z.infer<typeof standing>;
export type DownloadError = z.infer<typeof error>;
