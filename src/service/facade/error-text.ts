import { ERROR_RESOURCE_LANG_NOT_FOUND, explainCode } from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, type HRESULT } from '../../com/index.ts';
import type { ErrorContext } from '../../model/index.ts';

/**
 * What a code means, in English: the only language there is, so every other one falls back to it.
 * @throws {ComError} `ERROR_RESOURCE_LANG_NOT_FOUND`: a code that nothing is known of
 * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-geterrordescription
 */
export function errorText(code: HRESULT, method: string): string {
  const explanation = explainCode(code);
  if (explanation === undefined) throw new ComError(method, ERROR_RESOURCE_LANG_NOT_FOUND);
  return explanation.meaning;
}

/**
 * An error object, unlike the manager, insists on a language.
 * @throws {ComError} `E_INVALIDARG`: 0
 * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-geterrordescription
 */
export function checkLanguage(language: number, method: string): void {
  if (language === 0) throw new ComError(method, E_INVALIDARG);
}

/** Where an error arose, in English. */
export const contextText = (context: ErrorContext): string => CONTEXT_TEXTS[context];

const CONTEXT_TEXTS: Record<ErrorContext, string> = {
  none: 'The error arose in no particular place.',
  unknown: 'Nobody knows where the error arose.',
  'general-queue-manager': 'The error arose in the service that keeps the jobs.',
  'queue-manager-notification': 'The error arose while a client was told what happened.',
  'local-file': 'The error arose at the local file.',
  'remote-file': 'The error arose at the remote file.',
  'general-transport': 'The error arose on the way between client and server.',
  'remote-application': 'The error arose in the application that the server passed the file to.',
  'server-certificate-callback': 'The error arose while a client looked at the certificate of the server.',
};
