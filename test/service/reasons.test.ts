import test from 'ava';
import { diskReason } from '../../src/service/transfer/disk-failure.ts';
import { networkFailure } from '../../src/service/transfer/network-failure.ts';
import { publicUrl } from '../../src/service/transfer/public-url.ts';

const withCode = (code: string) => Object.assign(new Error('some words'), { code });

for (const [kind, codes] of Object.entries({
  'name-not-resolved': ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'],
  'cannot-connect': ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
  'connection-lost': ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  timeout: ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  tls: ['EPROTO', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  'invalid-response': ['HPE_INVALID_CONSTANT', 'UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_SOMETHING_NEW'],
})) {
  for (const code of codes) {
    test(`${code} of the network is ${kind}, and the message names URL and code`, (t) => {
      const failure = networkFailure(withCode(code), 'http://me:secret@host/file?secret');
      t.is<string, string>(failure.reason.kind, kind);
      t.regex(failure.message, new RegExp(`^http://host/file: .* \\(${code}\\)\\.$`));
    });
  }
}

test('a failure of TLS keeps its code', (t) => {
  const { reason } = networkFailure(withCode('CERT_HAS_EXPIRED'), 'https://host/');
  t.deepEqual(reason, { kind: 'tls', code: 'CERT_HAS_EXPIRED' });
});

for (const [errno, reason] of Object.entries({
  ENOSPC: { kind: 'disk-full' },
  EDQUOT: { kind: 'disk-full' },
  EACCES: { kind: 'access-denied' },
  EPERM: { kind: 'access-denied' },
  EROFS: { kind: 'access-denied' },
  EEXIST: { kind: 'file-exists' },
  ENOENT: { kind: 'path-not-found' },
  ENOTDIR: { kind: 'path-not-found' },
  EIO: { kind: 'local-file', errno: 'EIO' },
})) {
  test(`${errno} of the disk is ${reason.kind}`, (t) => {
    t.deepEqual(diskReason(withCode(errno)) as object, reason);
  });
}

for (const [url, shown] of [
  ['https://me:pass@host:8080/a/b?c#d', 'https://host:8080/a/b'],
  ['http://host', 'http://host/'],
  ['http://me:pass@ho st/a?c', 'http://ho st/a'],
  ['mailto:me', 'mailto:me'],
] as const) {
  test(`${url} is shown as ${shown}`, (t) => {
    t.is(publicUrl(url), shown);
  });
}
