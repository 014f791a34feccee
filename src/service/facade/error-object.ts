import { DO_E_FILE_NOT_AVAILABLE, IBackgroundCopyError } from '../../bindings/index.ts';
import { ComError, implement, type ComObject, type ObjectOptions } from '../../com/index.ts';
import type { TransferError } from '../job/index.ts';
import { codeOfFailure, contextOfFailure } from './error-map.ts';
import { fileObject } from './file-object.ts';
import { notDocumented } from './not-documented.ts';

/** What went wrong with a job, as its clients see it: the moment's error, which later ones do not change. */
export function errorObject({ reason, file }: TransferError, options: ObjectOptions): ComObject {
  return implement(
    IBackgroundCopyError,
    {
      GetError: () => [contextOfFailure(reason), codeOfFailure(reason)],
      GetFile: () => {
        if (file === undefined) throw new ComError('IBackgroundCopyError::GetFile', DO_E_FILE_NOT_AVAILABLE);
        return fileObject(file, options);
      },
      GetErrorDescription: notDocumented,
      GetErrorContextDescription: notDocumented,
      GetProtocol: notDocumented,
    },
    options,
  );
}
