import { match, P } from 'ts-pattern';
import type { DownloadState } from '../../model/index.ts';

/**
 * What can happen to a download: the calls of its user, and the news of its transfer.
 * - `start-whole`, `start-ranges`, `resume`: Start without ranges, with some, and with NULL.
 * - `change`: a property that its transfer depends on; `tune`: one that may change while it runs.
 */
export const DOWNLOAD_ACTIONS = [
  'start-whole',
  'start-ranges',
  'resume',
  'pause',
  'finalize',
  'abort',
  'change',
  'tune',
  'last-byte',
  'fail-transiently',
  'fail',
] as const;

export type DownloadAction = (typeof DOWNLOAD_ACTIONS)[number];

/**
 * The state after `action`, or `undefined` where it is not allowed. Pure: no clock, no network, no disk.
 * A download that is paused already, by its user or by a failure, can be paused again.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
 */
export const nextDownloadState = (state: DownloadState, action: DownloadAction): DownloadState | undefined =>
  match([state, action] as const)
    .returnType<DownloadState | undefined>()
    .with([FINAL, P._], () => undefined)
    .with([P._, 'abort'], () => 'aborted')
    .with([P.union('created', 'paused'), START], () => 'transferring')
    .with(['transferred', P.union('start-whole', 'start-ranges')], () => 'transferring')
    .with(['transferred', 'resume'], () => 'transferred')
    .with(['transferred', 'finalize'], () => 'finalized')
    .with([P.union('transferring', 'paused'), 'pause'], () => 'paused')
    .with(['transferring', 'change'], () => undefined)
    .with([P._, P.union('change', 'tune')], () => state)
    .with(['transferring', 'last-byte'], () => 'transferred')
    .with(['transferring', 'fail-transiently'], () => 'transferring')
    .with(['transferring', 'fail'], () => 'paused')
    .with(['transferring', START], () => undefined)
    .with([P._, P.union('pause', 'finalize', 'last-byte', 'fail-transiently', 'fail')], () => undefined)
    .exhaustive();

const FINAL = P.union('finalized', 'aborted');
const START = P.union('start-whole', 'start-ranges', 'resume');
