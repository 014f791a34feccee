import { struct } from '../../com/index.ts';
import { rangeLength, rangeOffset } from '../range-bounds.ts';

/**
 * A part of a file; without a length it reaches to the end, whatever the size.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-range
 */
export const BG_FILE_RANGE = struct('BG_FILE_RANGE', { initialOffset: rangeOffset, length: rangeLength });
