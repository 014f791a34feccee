import { enumeration } from '../../com/index.ts';
import { DO_E_UNKNOWN_PROPERTY_ID } from '../errors/index.ts';
import { propertyIds, type PropertyFacts } from './property-facts.ts';

const WINDOWS_10_2004 = 19041;
const WINDOWS_11 = 22000;
const WINDOWS_11_22H2 = 22621;
const WINDOWS_11_24H2 = 26100;

/**
 * The properties of IDODownload. Set them between CreateDownload and Start. A service that does not know one yet
 * answers `DO_E_UNKNOWN_PROPERTY_ID`.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
 */
export const DO_DOWNLOAD_PROPERTIES = {
  /** A GUID as text. */
  id: { id: 0, variant: 'bstr', access: 'read' },
  /** The source; required unless `content-id` is set. */
  uri: { id: 1, variant: 'bstr', access: 'read-write' },
  'content-id': { id: 2, variant: 'bstr', access: 'read-write' },
  'display-name': { id: 3, variant: 'bstr', access: 'read-write' },
  /** An absolute path, of a file that does not exist yet; required unless `stream-interface` is set. */
  'local-path': { id: 4, variant: 'bstr', access: 'read-write' },
  /** Whole lines `Name: value`, separated by CR LF. */
  'http-custom-headers': { id: 5, variant: 'bstr', access: 'read-write' },
  /** `DODownloadCostPolicy`. */
  'cost-policy': { id: 6, variant: 'ui4', access: 'read-write' },
  /** `SECURITY_FLAG`, or `WINHTTP_ENABLE_SSL_REVOCATION`. */
  'security-flags': { id: 7, variant: 'ui4', access: 'write' },
  /** The callback is called at each so many percent. */
  'callback-freq-percent': { id: 8, variant: 'ui4', access: 'read-write' },
  /** The callback is called at each so many seconds; 1 unless set. */
  'callback-freq-seconds': { id: 9, variant: 'ui4', access: 'read-write' },
  /** At least 60; 0 is the service's default. */
  'no-progress-timeout-seconds': { id: 10, variant: 'ui4', access: 'read-write' },
  'foreground-priority': { id: 11, variant: 'bool', access: 'read-write' },
  /** Start returns only at the end of the download. */
  'blocking-mode': { id: 12, variant: 'bool', access: 'read-write' },
  /** IDODownloadStatusCallback. */
  'callback-interface': { id: 13, variant: 'unknown', access: 'read-write' },
  /** An IStream that takes the bytes instead of a file. */
  'stream-interface': { id: 14, variant: 'unknown', access: 'read-write' },
  /** A serialized CERT_CONTEXT: the client certificate. */
  'security-context': { id: 15, variant: 'bytes', access: 'write' },
  /** True makes requests in the name of the caller of this very call. */
  'network-token': { id: 16, variant: 'bool', access: 'write' },
  'correlation-vector': { id: 17, variant: 'bstr', access: 'read-write', sinceBuild: WINDOWS_10_2004 },
  /** JSON: KeyData, EncryptionBufferSize, AlgorithmName, ChainingMode. */
  'decryption-info': { id: 18, variant: 'bstr', access: 'write', sinceBuild: WINDOWS_10_2004 },
  /** JSON: PiecesHashFileUrl, PiecesHashFileDigest, PiecesHashFileDigestAlgorithm, HashOfHashes. */
  'integrity-check-info': { id: 19, variant: 'bstr', access: 'write', sinceBuild: WINDOWS_10_2004 },
  /** A failed check aborts the download. */
  'integrity-check-mandatory': { id: 20, variant: 'bool', access: 'read-write', sinceBuild: WINDOWS_10_2004 },
  'total-size-bytes': { id: 21, variant: 'ui8', access: 'read-write', sinceBuild: WINDOWS_10_2004 },
  'disallow-on-cellular': { id: 22, variant: 'bool', access: 'read-write', sinceBuild: WINDOWS_11 },
  /** Sent only when the server asks who is there. */
  'http-custom-auth-headers': { id: 23, variant: 'bstr', access: 'read-write', sinceBuild: WINDOWS_11 },
  'http-allow-secure-to-non-secure-redirect': {
    id: 24,
    variant: 'bool',
    access: 'read-write',
    sinceBuild: WINDOWS_11_22H2,
  },
  /** The download survives a restart of the service. */
  'non-volatile': { id: 25, variant: 'bool', access: 'read-write', sinceBuild: WINDOWS_11_22H2 },
  /** The final URL after redirects. */
  'http-redirection-target': { id: 26, variant: 'bstr', access: 'read', sinceBuild: WINDOWS_11_24H2 },
  'http-response-headers': { id: 27, variant: 'bstr', access: 'read', sinceBuild: WINDOWS_11_24H2 },
  'http-server-ip-address': { id: 28, variant: 'bstr', access: 'read', sinceBuild: WINDOWS_11_24H2 },
  'http-status-code': { id: 29, variant: 'ui4', access: 'read', sinceBuild: WINDOWS_11_24H2 },
} as const satisfies Record<string, PropertyFacts>;

export const DODownloadProperty = enumeration(
  'DODownloadProperty',
  propertyIds(DO_DOWNLOAD_PROPERTIES),
  DO_E_UNKNOWN_PROPERTY_ID,
);
