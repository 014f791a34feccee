import { countedBlock, struct } from '../../com/index.ts';
import { rangeLength, rangeOffset } from '../range-bounds.ts';

/**
 * A part of a file; without a length it reaches to the end, whatever the size.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_range
 */
export const DO_DOWNLOAD_RANGE = struct('DO_DOWNLOAD_RANGE', { offset: rangeOffset, length: rangeLength });

/**
 * The ranges to download; none is the whole file.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_ranges_info
 */
export const DO_DOWNLOAD_RANGES_INFO = countedBlock('DO_DOWNLOAD_RANGES_INFO', DO_DOWNLOAD_RANGE);
