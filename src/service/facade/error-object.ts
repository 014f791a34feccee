import { match, P } from 'ts-pattern';
import { BG_E_PROTOCOL_NOT_AVAILABLE, DO_E_FILE_NOT_AVAILABLE, IBackgroundCopyError } from '../../bindings/index.ts';
import { ComError, implement, type ComObject, type ObjectOptions } from '../../com/index.ts';
import type { FailureReason, TransferError } from '../job/index.ts';
import { codeOfFailure, contextOfFailure } from './error-map.ts';
import { checkLanguage, contextText, errorText } from './error-text.ts';
import type { FileObjects } from './file-object.ts';

/**
 * What went wrong with a job, as its clients see it: the moment's error, which later ones do not change. Its texts and
 * its protocol are documented by BITS only.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyerror
 */
export function errorObject({ reason, file }: TransferError, objectOf: FileObjects, options: ObjectOptions): ComObject {
  return implement(
    IBackgroundCopyError,
    {
      GetError: () => [contextOfFailure(reason), codeOfFailure(reason)],
      GetFile: () => {
        if (file === undefined) throw new ComError('IBackgroundCopyError::GetFile', DO_E_FILE_NOT_AVAILABLE);
        return objectOf(file);
      },
      GetErrorDescription: (language) => {
        const method = 'IBackgroundCopyError::GetErrorDescription';
        checkLanguage(language, method);
        return errorText(codeOfFailure(reason), method);
      },
      GetErrorContextDescription: (language) => {
        checkLanguage(language, 'IBackgroundCopyError::GetErrorContextDescription');
        return contextText(contextOfFailure(reason));
      },
      GetProtocol: () => {
        if (file === undefined || !concernsProtocol(reason))
          throw new ComError('IBackgroundCopyError::GetProtocol', BG_E_PROTOCOL_NOT_AVAILABLE);
        return new URL(file.url).protocol.slice(0, -1);
      },
    },
    options,
  );
}

/** Whether the network had a part in it; the other errors are those of the local disk. */
const concernsProtocol = (reason: FailureReason): boolean =>
  match(reason)
    .with({ kind: P.union('disk-full', 'access-denied', 'file-exists', 'path-not-found', 'local-file') }, () => false)
    .with(
      {
        kind: P.union(
          'http-status',
          'name-not-resolved',
          'cannot-connect',
          'connection-lost',
          'timeout',
          'tls',
          'size-unknown',
          'range-not-supported',
          'size-mismatch',
          'remote-file-changed',
          'redirect-failed',
          'invalid-response',
          'no-progress',
        ),
      },
      () => true,
    )
    .exhaustive();
