import { match, P } from 'ts-pattern';
import type { FailureReason } from './failure-reason.ts';
import { publicUrl } from './public-url.ts';
import { TransferFailure } from './transfer-failure.ts';

/** The failure behind whatever undici or a socket threw while `url` was being fetched. */
export function networkFailure(cause: unknown, url: string): TransferFailure {
  if (cause instanceof TransferFailure) return cause;
  const code = codeOf(cause);
  const reason = reasonOf(code);
  return new TransferFailure(reason, `${publicUrl(url)}: ${wordsFor(reason)} (${code}).`, { cause });
}

/** The reason behind a code of Node.js, OpenSSL, llhttp or undici; foreign codes are the server's fault. */
const reasonOf = (code: string): FailureReason =>
  match(code)
    .returnType<FailureReason>()
    .with('ENOTFOUND', P.string.startsWith('EAI_'), () => ({ kind: 'name-not-resolved' }))
    .with('ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', () => ({
      kind: 'cannot-connect',
    }))
    .with(
      'ECONNRESET',
      'ECONNABORTED',
      'EPIPE',
      'ENETRESET',
      'UND_ERR_SOCKET',
      'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
      () => ({ kind: 'connection-lost' }),
    )
    .with('ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', () => ({
      kind: 'timeout',
    }))
    .with(P.when(isTlsCode), () => ({ kind: 'tls', code }))
    .otherwise(() => ({ kind: 'invalid-response' }));

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const isTlsCode = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|SELF_SIGNED_|UNABLE_TO_|DEPTH_ZERO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_)/.test(
    code,
  ) || code === 'EPROTO';

const wordsFor = (reason: FailureReason): string =>
  match(reason)
    .with({ kind: 'name-not-resolved' }, () => 'the name of the server could not be resolved')
    .with({ kind: 'cannot-connect' }, () => 'no connection to the server')
    .with({ kind: 'connection-lost' }, () => 'the connection broke before the end of the answer')
    .with({ kind: 'timeout' }, () => 'the server did not answer in time')
    .with({ kind: 'tls' }, () => 'no secure connection to the server')
    .otherwise(() => 'the answer is not valid HTTP');

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
