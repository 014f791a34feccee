import type { IDeliveryOptimizationJob } from '../../bindings/index.ts';
import type { Implementation } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { fromFileRange } from './file-range.ts';

/** How Delivery Optimization takes files: each with an id of the caller's, its ranges and its size. */
export const deliveryOptimizationJob = (job: Job): Implementation<typeof IDeliveryOptimizationJob> => ({
  AddFileWithRanges: (id, url, path, ranges, size) => {
    job.addFile({
      id,
      url,
      path,
      ranges: ranges.map(fromFileRange),
      size,
    });
  },
});
