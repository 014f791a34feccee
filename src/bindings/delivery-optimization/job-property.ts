import { enumeration } from '../../com/index.ts';
import { DO_E_UNKNOWN_PROPERTY_ID } from '../errors/index.ts';
import { propertyIds, type PropertyFacts } from './property-facts.ts';

/**
 * The properties of IDeliveryOptimizationJob2.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob2
 */
export const DO_JOB_PROPERTIES = {
  /** What went wrong, in words. */
  'extended-error-info': { id: 0, variant: 'bstr', access: 'read' },
} as const satisfies Record<string, PropertyFacts>;

/** Documents give the property's name only; its number is that of other implementations. */
export const DOJobPropertyId = enumeration('DOJobPropertyId', propertyIds(DO_JOB_PROPERTIES), DO_E_UNKNOWN_PROPERTY_ID);
