import type { ExpectedFailure } from '../service-under-test.ts';

/** What Wine's BITS does otherwise than documented: rules by title, and the reason. */
export const wineBitsGaps: readonly ExpectedFailure[] = [];
