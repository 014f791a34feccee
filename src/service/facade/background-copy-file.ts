import { DO_E_READ_ONLY_PROPERTY, E_NOT_SET, type IBackgroundCopyFile5 } from '../../bindings/index.ts';
import { ComError, S_FALSE, S_OK, type Implementation } from '../../com/index.ts';
import type { FileOfJob } from './file-object.ts';
import { toFileRange } from './file-range.ts';
import { notDocumented } from './not-documented.ts';

/**
 * A file as BITS has it, as far as Delivery Optimization documents that, with the name of the temporary file besides. A
 * file that goes to a stream, or has no place yet, has the empty local name.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile5
 */
export const backgroundCopyFile = ({ file }: FileOfJob): Implementation<typeof IBackgroundCopyFile5> => ({
  GetRemoteName: () => file.url,
  GetLocalName: () => file.path ?? '',
  GetProgress: () => file.progress,
  GetFileRanges: () => [file.ranges.length === 0 ? S_FALSE : S_OK, file.ranges.map(toFileRange)],
  SetRemoteName: (url) => file.rename(url),
  GetTemporaryName: () => file.temporaryPath ?? notSet('IBackgroundCopyFile3::GetTemporaryName'),
  GetProperty: () => file.transfer.response?.headers ?? notSet('IBackgroundCopyFile5::GetProperty'),
  SetProperty: () => {
    throw new ComError('IBackgroundCopyFile5::SetProperty', DO_E_READ_ONLY_PROPERTY);
  },

  SetValidationState: notDocumented,
  GetValidationState: notDocumented,
  IsDownloadedFromPeer: notDocumented,
  GetPeerDownloadStats: notDocumented,
});

const notSet = (method: string): never => {
  throw new ComError(method, E_NOT_SET);
};
