import type { DownloadState } from '../../model/index.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import type { DownloadSettings, SettableProperty } from './download-properties.ts';

/**
 * Refuses a change that comes at the wrong moment. Documents know only of properties that are set before the start; what
 * can be done later is what the embedded service allows.
 * @throws {DeliveryOptimizationError} `invalid-state`
 */
export function checkMoment(settings: Partial<DownloadSettings>, state: DownloadState): void {
  for (const name of Object.keys(settings) as SettableProperty[]) {
    const remedy = whyNotNow(name, state);
    if (remedy === undefined) continue;
    const message = `The ${name} of a download that is ${state} cannot be changed: ${remedy}.`;
    throw new DeliveryOptimizationError('invalid-state', message);
  }
}

/** What to do instead of changing a property now; `undefined`: it can be changed. */
function whyNotNow(name: SettableProperty, state: DownloadState): string | undefined {
  if (state === 'finalized' || state === 'aborted') return 'nothing about it changes any more';
  if (state !== 'created' && name === 'path') return 'its bytes have their place. Create another';
  if (state === 'transferring' && !TUNABLE.has(name)) return 'pause it first';
  return undefined;
}

/** What may change while bytes flow: how it is told of, and when it may run. */
const TUNABLE: ReadonlySet<SettableProperty> = new Set<SettableProperty>([
  'callbackFreqPercent',
  'callbackFreqSeconds',
  'foregroundPriority',
  'costPolicy',
  'disallowOnCellular',
  'noProgressTimeoutSeconds',
]);
