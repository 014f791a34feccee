import type { IBackgroundCopyJob5 } from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, S_FALSE, S_OK, type Implementation } from '../../com/index.ts';
import { replaceUrlPrefix, type Job } from '../job/index.ts';
import { fromFileRange } from './file-range.ts';

type BitsMethod =
  | 'AddFileSet'
  | 'AddFile'
  | 'GetOwner'
  | 'SetDisplayName'
  | 'SetDescription'
  | 'GetDescription'
  | 'SetMinimumRetryDelay'
  | 'GetMinimumRetryDelay'
  | 'GetErrorCount'
  | 'ReplaceRemotePrefix'
  | 'AddFileWithRanges';

/**
 * What tools that were written for BITS need of a job. Delivery Optimization documents none of it, so what a method does
 * is as BITS documents it, with Delivery Optimization's codes.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyjob
 */
export const bitsMethods = (job: Job): Pick<Implementation<typeof IBackgroundCopyJob5>, BitsMethod> => ({
  AddFileSet: (files) => {
    job.addFiles(files.map(({ remoteName, localName }) => ({ url: remoteName, path: localName })));
  },
  AddFile: (url, path) => {
    job.addFile({ url, path });
  },
  GetOwner: () => job.owner,
  SetDisplayName: (name) => {
    job.name = name;
  },
  SetDescription: (description) => {
    job.description = description;
  },
  GetDescription: () => job.description,
  SetMinimumRetryDelay: (seconds) => {
    job.minimumRetryDelaySeconds = seconds;
  },
  GetMinimumRetryDelay: () => job.minimumRetryDelaySeconds,
  GetErrorCount: () => job.errorCount,
  /** @see https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix */
  ReplaceRemotePrefix: (prefix, replacement) => (replaceUrlPrefix(job, prefix, replacement) > 0 ? S_OK : S_FALSE),
  /** @see https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-addfilewithranges */
  AddFileWithRanges: (url, path, ranges) => {
    if (ranges.length === 0) throw new ComError('IBackgroundCopyJob3::AddFileWithRanges without ranges', E_INVALIDARG);
    job.addFile({ url, path, ranges: ranges.map(fromFileRange) });
  },
});
