import { match, P } from 'ts-pattern';
import {
  BITS_COST_STATE,
  BITS_JOB_PROPERTY_VALUE,
  DO_E_UNKNOWN_PROPERTY_ID,
  type BITS_JOB_PROPERTY_ID,
  type IBackgroundCopyJob5,
} from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, guid, type Implementation, type ValueOf } from '../../com/index.ts';
import type { Job } from '../job/index.ts';

type PropertyId = ValueOf<typeof BITS_JOB_PROPERTY_ID>;
type PropertyValue = ValueOf<typeof BITS_JOB_PROPERTY_VALUE>;

/**
 * The properties of IBackgroundCopyJob5 that Delivery Optimization knows. It says "not supported" of the others, and no
 * code for them: they are unknown here as any other number is.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-property-id
 */
export const jobProperties = (
  job: Job,
): Pick<Implementation<typeof IBackgroundCopyJob5>, 'GetProperty' | 'SetProperty'> => ({
  GetProperty: (id) =>
    match<PropertyId, PropertyValue>(id)
      .with('cost-flags', () => BITS_JOB_PROPERTY_VALUE.of('dword', job.costFlags))
      .with('notification-clsid', () => BITS_JOB_PROPERTY_VALUE.of('clsID', guid(job.notificationClass ?? GUID_NULL)))
      .with(NOT_SUPPORTED, () => unknown('GetProperty'))
      .exhaustive(),
  SetProperty: (id, value) =>
    match<PropertyId, void>(id)
      .with('cost-flags', () => {
        job.costFlags = checkedCostFlags(value.as('dword'));
      })
      .with('notification-clsid', () => {
        const clsid = value.as('clsID');
        job.notificationClass = clsid === GUID_NULL ? undefined : clsid;
      })
      .with(NOT_SUPPORTED, () => unknown('SetProperty'))
      .exhaustive(),
});

const NOT_SUPPORTED = P.union(
  'dynamic-content',
  'high-performance',
  'max-download-size',
  'use-stored-credentials',
  'minimum-notification-interval-ms',
  'on-demand-mode',
);

/** Takes a class away again. */
const GUID_NULL = '00000000-0000-0000-0000-000000000000';

const unknown = (method: string): never => {
  throw new ComError(`IBackgroundCopyJob5::${method}`, DO_E_UNKNOWN_PROPERTY_ID);
};

function checkedCostFlags(flags: number): number {
  const { reserved, ...states } = BITS_COST_STATE;
  const known = Object.values(states).reduce((all, state) => all | state, 0);
  if ((flags & (~known | reserved)) === 0) return flags;
  throw new ComError(`IBackgroundCopyJob5::SetProperty of cost flags 0x${flags.toString(16)}`, E_INVALIDARG);
}
