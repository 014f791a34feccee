import { z } from 'zod';
import type { FailureReason } from '../transfer/index.ts';

/** Why a file could not be transferred, as it is read back from disk. */
export const failureReason: z.ZodType<FailureReason> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('http-status'), status: z.number().int() }),
    z.strictObject({ kind: z.literal('tls'), code: z.string() }),
    z.strictObject({ kind: z.literal('local-file'), errno: z.string() }),
    z
      .strictObject({ kind: z.literal('no-progress'), last: failureReason.optional() })
      .transform(({ kind, last }) => ({ kind, last })),
    z.strictObject({
      kind: z.enum([
        'name-not-resolved',
        'cannot-connect',
        'connection-lost',
        'timeout',
        'size-unknown',
        'range-not-supported',
        'size-mismatch',
        'remote-file-changed',
        'redirect-failed',
        'invalid-response',
        'disk-full',
        'access-denied',
        'file-exists',
        'path-not-found',
      ]),
    }),
  ]),
);
