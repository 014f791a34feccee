import { IBackgroundCopyFile, IBackgroundCopyFile2, IBackgroundCopyFile5 } from '../../bindings/index.ts';
import { ComObject, facet, S_FALSE, S_OK, type Implementation, type ObjectOptions } from '../../com/index.ts';
import type { JobFile } from '../job/index.ts';
import { toFileRange } from './file-range.ts';
import { notDocumented } from './not-documented.ts';

/** A file of a job, as its clients see it. */
export function fileObject(file: JobFile, options: ObjectOptions): ComObject {
  const implementation: Implementation<typeof IBackgroundCopyFile5> = {
    GetRemoteName: () => file.url,
    GetLocalName: () => file.path ?? '',
    GetProgress: () => file.progress,
    GetFileRanges: () => [file.ranges.length === 0 ? S_FALSE : S_OK, file.ranges.map(toFileRange)],
    SetRemoteName: (url) => file.rename(url),
    GetTemporaryName: notDocumented,
    SetValidationState: notDocumented,
    GetValidationState: notDocumented,
    IsDownloadedFromPeer: notDocumented,
    GetPeerDownloadStats: notDocumented,
    SetProperty: notDocumented,
    GetProperty: notDocumented,
  };
  return new ComObject(
    [facet(IBackgroundCopyFile5, implementation, [IBackgroundCopyFile, IBackgroundCopyFile2, IBackgroundCopyFile5])],
    options,
  );
}
