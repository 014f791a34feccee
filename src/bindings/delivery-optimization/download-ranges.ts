import { countedBlock, struct, uint64 } from '../../com/index.ts';
import { ALL_ONES } from '../byte-count.ts';

/**
 * A part of a file. A length of `DO_LENGTH_TO_EOF` reaches to its end, whatever its size.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_range
 */
export const DO_DOWNLOAD_RANGE = struct('DO_DOWNLOAD_RANGE', { offset: uint64, length: uint64 });

/**
 * The ranges to download; none is the whole file.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_ranges_info
 */
export const DO_DOWNLOAD_RANGES_INFO = countedBlock('DO_DOWNLOAD_RANGES_INFO', DO_DOWNLOAD_RANGE);

export const DO_LENGTH_TO_EOF = ALL_ONES;
