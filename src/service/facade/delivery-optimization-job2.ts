import {
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  DO_E_READ_ONLY_PROPERTY,
  type IDeliveryOptimizationJob2,
} from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, E_NOINTERFACE, type Implementation } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { isOfFile, type FileObjects } from './file-object.ts';
import { fromFileRange } from './file-range.ts';

/**
 * Files that get their place later, and the one property of a job: what went wrong, in words.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob2
 */
export const deliveryOptimizationJob2 = (
  job: Job,
  objectOf: FileObjects,
): Implementation<typeof IDeliveryOptimizationJob2> => ({
  /** Without a URL the file's id would have to lead to it, through a catalogue that only Microsoft's service has. */
  AddFile: (id, url, ranges, iid) => {
    if (!isOfFile(iid)) throw new ComError('IDeliveryOptimizationJob2::AddFile', E_NOINTERFACE);
    if (url === null) throw new ComError('IDeliveryOptimizationJob2::AddFile without a URL', E_INVALIDARG);
    return objectOf(job.addFile({ id, url, ranges: ranges.map(fromFileRange) }));
  },
  /** Where nothing is wrong it answers as GetError does, so that a client handles one code for both. */
  GetProperty: () => {
    const { error } = job;
    if (error === undefined)
      throw new ComError('IDeliveryOptimizationJob2::GetProperty', DO_E_ERROR_INFORMATION_UNAVAILABLE);
    return { type: 'bstr', value: error.message };
  },
  SetProperty: () => {
    throw new ComError('IDeliveryOptimizationJob2::SetProperty', DO_E_READ_ONLY_PROPERTY);
  },
});
