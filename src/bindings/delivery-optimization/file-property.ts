import { enumeration } from '../../com/index.ts';
import { DO_E_UNKNOWN_PROPERTY_ID } from '../errors/index.ts';
import { propertyIds, type PropertyFacts } from './property-facts.ts';

/**
 * The properties of IDeliveryOptimizationFile2. A file has one sink, an interface or a path: setting both fails.
 * Documents state neither the access of the sinks and the size, nor the type of the sink interface.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2
 */
export const DO_FILE_PROPERTIES = {
  /** JSON. */
  'decryption-info': { id: 0, variant: 'bstr', access: 'write' },
  /** JSON. */
  'integrity-check-info': { id: 1, variant: 'bstr', access: 'write' },
  'integrity-check-mandatory': { id: 2, variant: 'bool', access: 'read-write' },
  /** A stream. */
  'download-sink-interface': { id: 3, variant: 'unknown', access: 'read-write' },
  /** An absolute path. */
  'download-sink-file-path': { id: 4, variant: 'bstr', access: 'read-write' },
  /** Deprecated: not to be used. */
  'download-sink-memory-stream': { id: 5, variant: undefined, access: undefined },
  'total-size-bytes': { id: 6, variant: 'ui8', access: 'read-write' },
} as const satisfies Record<string, PropertyFacts>;

export const DOFilePropertyId = enumeration(
  'DOFilePropertyId',
  propertyIds(DO_FILE_PROPERTIES),
  DO_E_UNKNOWN_PROPERTY_ID,
);
