import { enumeration, nullableWideString, type DataType } from '../../com/index.ts';
import { DO_E_UNKNOWN_PROPERTY_ID } from '../errors/index.ts';

/**
 * The properties of IBackgroundCopyFile5.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-file-property-id-
 */
export const BITS_FILE_PROPERTY_ID = enumeration(
  'BITS_FILE_PROPERTY_ID',
  { 'http-response-headers': 1 },
  DO_E_UNKNOWN_PROPERTY_ID,
);

/**
 * A property's value: a union whose one member is a text, so it is passed and owned as a text is.
 * @see https://learn.microsoft.com/windows/win32/api/bits5_0/ns-bits5_0-bits_file_property_value
 */
export const BITS_FILE_PROPERTY_VALUE: DataType<string | null> = {
  ...nullableWideString,
  name: 'BITS_FILE_PROPERTY_VALUE',
};
