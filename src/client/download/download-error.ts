import { match } from 'ts-pattern';
import { S_OK, type HRESULT } from '../../com/index.ts';
import { codeLabel, codeWords } from '../code-words.ts';
import { kindOf, type ServiceErrorKind } from '../error-kind.ts';

/** What every error of a download tells. */
export interface DownloadErrorCommon {
  /** The error's HRESULT, signed as COM has it. */
  readonly code: HRESULT;
  /** Why, where the service tells more than the code: often an HTTP status or a failure of the network. */
  readonly extendedCode: HRESULT | undefined;
  /** The code as it is written and searched for, with its name where it has one. */
  readonly label: string;
  /** What happened, and what a person can do about it, in words. */
  readonly message: string;
  /** The service waits until something outside changes, such as the network or its cost, and then goes on by itself. */
  readonly waits: boolean;
}

/**
 * What keeps a download from going on, as a closed union made for `match(error).with(…).exhaustive()`; the kinds are those
 * of `JobError`. `status` is the HTTP status that the server answered with.
 */
export type DownloadError =
  | (DownloadErrorCommon & { readonly kind: 'http-status'; readonly status: number })
  | (DownloadErrorCommon & { readonly kind: Exclude<ServiceErrorKind, 'http-status'> });

/** What the codes of a status say; `undefined` where nothing is wrong. */
export function downloadErrorOf(code: HRESULT, extended: HRESULT): DownloadError | undefined {
  if (code >= 0) return undefined;
  const extendedCode = extended === S_OK || extended === code ? undefined : extended;
  const because = extendedCode === undefined ? '' : ` Because of ${codeWords(extendedCode)}`;
  const common = {
    code,
    extendedCode,
    label: codeLabel(code),
    message: `${codeWords(code)}${because}`,
    waits: isCondition(code),
  };
  return match(kindOf(code))
    .returnType<DownloadError>()
    .with('http-status', (kind) => ({ ...common, kind, status: code & 0xffff }))
    .otherwise((kind) => ({ ...common, kind }));
}

/** The codes from 0x80D03800 on tell of conditions, and not of failures. */
const isCondition = (code: HRESULT): boolean => code >>> 8 === 0x80d038;
