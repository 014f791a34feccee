import {
  BG_E_EMPTY,
  BG_E_ERROR_INFORMATION_UNAVAILABLE,
  BG_E_FILE_NOT_AVAILABLE,
  BG_E_INVALID_STATE,
  BG_E_NOT_FOUND,
  BG_S_PARTIAL_COMPLETE,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  DO_E_FILE_NOT_AVAILABLE,
  DO_E_INVALID_STATE,
  DO_E_JOB_EMPTY,
  DO_E_JOB_NOT_FOUND,
  IDeliveryOptimizationJob,
  type IBackgroundCopyJob,
} from '../../../src/bindings/index.ts';
import { formatHresult, S_OK, type Caller, type HRESULT } from '../../../src/com/index.ts';
import type { JobState } from '../../../src/model/index.ts';

/** The same things in the words of one of the two interfaces; codes as `codeOf` shows them. */
export interface Dialect {
  readonly codes: Codes;
  /** The states in which Resume can leave a job. */
  readonly resumed: readonly JobState[];
  /** What Complete answers when it drops files. */
  readonly partialComplete: readonly HRESULT[];
  addFile(job: Caller<typeof IBackgroundCopyJob>, url: string, path: string): Promise<void>;
}

export type Codes = Readonly<
  Record<'invalidState' | 'empty' | 'notFound' | 'noErrorInformation' | 'fileNotAvailable', string>
>;

export const DELIVERY_OPTIMIZATION: Dialect = {
  codes: {
    invalidState: formatHresult(DO_E_INVALID_STATE),
    empty: formatHresult(DO_E_JOB_EMPTY),
    notFound: formatHresult(DO_E_JOB_NOT_FOUND),
    noErrorInformation: formatHresult(DO_E_ERROR_INFORMATION_UNAVAILABLE),
    fileNotAvailable: formatHresult(DO_E_FILE_NOT_AVAILABLE),
  },
  resumed: ['transferring'],
  partialComplete: [S_OK, BG_S_PARTIAL_COMPLETE],
  addFile: async (job, url, path) => {
    using files = await job.query(IDeliveryOptimizationJob);
    await files.AddFileWithRanges(path, url, path, [], undefined);
  },
};

export const BITS: Dialect = {
  codes: {
    invalidState: formatHresult(BG_E_INVALID_STATE),
    empty: formatHresult(BG_E_EMPTY),
    notFound: formatHresult(BG_E_NOT_FOUND),
    noErrorInformation: formatHresult(BG_E_ERROR_INFORMATION_UNAVAILABLE),
    fileNotAvailable: formatHresult(BG_E_FILE_NOT_AVAILABLE),
  },
  resumed: ['queued', 'connecting', 'transferring'],
  partialComplete: [BG_S_PARTIAL_COMPLETE],
  addFile: (job, url, path) => job.AddFile(url, path),
};
