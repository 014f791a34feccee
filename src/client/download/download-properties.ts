import { DO_DOWNLOAD_PROPERTIES, DODownloadCostPolicy, type PropertyFacts } from '../../bindings/index.ts';
import type { Pointing, Variant } from '../../com/index.ts';
import type { HeaderFields } from '../header-fields.ts';
import { checkUrl, checkPath } from '../job-request.ts';
import {
  bytes,
  choice,
  fields,
  flag,
  percent,
  size,
  text,
  timeout,
  uint32,
  type PropertyKind,
} from './property-kinds.ts';

/** On networks of which cost a download may transfer. */
export type DownloadCostPolicy = 'always' | 'unrestricted' | 'standard' | 'no-roaming' | 'no-surcharge' | 'no-cellular';

/**
 * What a download has: given to `createDownload()`, changed by `download.set()`, read by `download.get()`. The service's own
 * defaults hold for what was never set. A service may not know all of them; the embedded one has no client certificates,
 * tokens or decryption.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
 */
export interface DownloadProperties {
  /** A GUID, by which `service.downloads({ id })` finds the download again. Read only. */
  readonly id: string;
  /** Where it comes from: `http:` or `https:`. Required unless `contentId` is set. */
  readonly url: string;
  /** What the publisher calls the file, by which peers find each other; stands for `url` where the service knows it. */
  readonly contentId: string;
  /** Up to 256 characters, shown by administrators' tools. */
  readonly displayName: string;
  /** Where it goes: an absolute path, of a file that does not exist yet. */
  readonly path: string;
  /** Header fields that are sent with every request, by their names. */
  readonly headers: HeaderFields;
  /** Header fields that are sent once the server asks who is there. */
  readonly authHeaders: HeaderFields;
  /** Default: `always` in the foreground, `standard` otherwise. */
  readonly costPolicy: DownloadCostPolicy;
  /** Which flaws of a server's certificate are tolerated: flags of WinHTTP. Write only. */
  readonly securityFlags: number;
  /** At each so many percent the service tells how far it is: 1 to 100; 0: by time alone. */
  readonly callbackFreqPercent: number;
  /** At each so many seconds the service tells how far it is. Default: 1. */
  readonly callbackFreqSeconds: number;
  /** How long nothing may arrive before the download is given up: at least 60; 0 is the service's default. */
  readonly noProgressTimeoutSeconds: number;
  /** Somebody waits for it: it comes before those in the background. Default: false. */
  readonly foregroundPriority: boolean;
  /** The client certificate: a serialized CERT_CONTEXT. Write only. */
  readonly securityContext: Uint8Array;
  /** Makes requests in the name of this process's user. Write only. */
  readonly networkToken: boolean;
  /** Ties the download to an operation of its caller in the service's telemetry. */
  readonly correlationVector: string;
  /** JSON: KeyData, EncryptionBufferSize, AlgorithmName, ChainingMode. Write only. */
  readonly decryptionInfo: string;
  /** JSON: PiecesHashFileUrl, PiecesHashFileDigest, PiecesHashFileDigestAlgorithm, HashOfHashes. Write only. */
  readonly integrityCheckInfo: string;
  /** A failed check aborts the download. */
  readonly integrityCheckMandatory: boolean;
  /** Bytes of the remote file, where they are known beforehand. */
  readonly totalSizeBytes: number;
  /** The download waits while the network is a cellular one. Default: false. */
  readonly disallowOnCellular: boolean;
  /** Lets an `https:` URL be redirected to an `http:` one. Default: false. */
  readonly httpAllowSecureToNonSecureRedirect: boolean;
  /** The download survives a restart of the service. */
  readonly nonVolatile: boolean;
  /** The final URL after redirects. Read only. */
  readonly httpRedirectionTarget: string;
  /** All header fields of the last answer, as they came. Read only. */
  readonly httpResponseHeaders: string;
  /** The address of the server that answered last. Read only. */
  readonly httpServerIpAddress: string;
  /** The HTTP status of the last answer. Read only. */
  readonly httpStatusCode: number;
}

type Facts = typeof DO_DOWNLOAD_PROPERTIES;

/** A property as the service knows it, and how its value travels. */
export interface Property<N extends keyof Facts, V> {
  readonly name: N;
  readonly check: (what: string, value: V) => void;
  readonly pack: (value: V) => Variant<Pointing>;
  readonly unpack: (variant: Variant<unknown>) => V | undefined;
}

/** The compiler sees to it that the kind's VARIANT is the one that the property holds. */
const property = <N extends keyof Facts, V>(
  name: N,
  { check, pack, unpack }: PropertyKind<Facts[N]['variant'], V>,
): Property<N, V> => ({ name, check, pack, unpack });

export const PROPERTIES = {
  id: property('id', text()),
  url: property('uri', text(checkUrl)),
  contentId: property('content-id', text()),
  displayName: property('display-name', text()),
  path: property('local-path', text(checkPath)),
  headers: property('http-custom-headers', fields),
  authHeaders: property('http-custom-auth-headers', fields),
  costPolicy: property('cost-policy', choice(DODownloadCostPolicy.values)),
  securityFlags: property('security-flags', uint32),
  callbackFreqPercent: property('callback-freq-percent', percent),
  callbackFreqSeconds: property('callback-freq-seconds', uint32),
  noProgressTimeoutSeconds: property('no-progress-timeout-seconds', timeout),
  foregroundPriority: property('foreground-priority', flag),
  securityContext: property('security-context', bytes),
  networkToken: property('network-token', flag),
  correlationVector: property('correlation-vector', text()),
  decryptionInfo: property('decryption-info', text()),
  integrityCheckInfo: property('integrity-check-info', text()),
  integrityCheckMandatory: property('integrity-check-mandatory', flag),
  totalSizeBytes: property('total-size-bytes', size),
  disallowOnCellular: property('disallow-on-cellular', flag),
  httpAllowSecureToNonSecureRedirect: property('http-allow-secure-to-non-secure-redirect', flag),
  nonVolatile: property('non-volatile', flag),
  httpRedirectionTarget: property('http-redirection-target', text()),
  httpResponseHeaders: property('http-response-headers', text()),
  httpServerIpAddress: property('http-server-ip-address', text()),
  httpStatusCode: property('http-status-code', uint32),
} as const satisfies { readonly [K in keyof DownloadProperties]: Property<keyof Facts, DownloadProperties[K]> };

/** The properties of a download, by name. */
export type DownloadPropertyName = keyof DownloadProperties;

type AccessTo<K extends DownloadPropertyName> = Facts[(typeof PROPERTIES)[K]['name']]['access'];

/** The properties that can be read. */
export type ReadableProperty = {
  [K in DownloadPropertyName]: AccessTo<K> extends 'write' ? never : K;
}[DownloadPropertyName];

/** The properties that can be set. */
export type SettableProperty = {
  [K in DownloadPropertyName]: AccessTo<K> extends 'read' ? never : K;
}[DownloadPropertyName];

/** What can be set about a download. */
export type DownloadSettings = Pick<DownloadProperties, SettableProperty>;

export const factsOf = (name: DownloadPropertyName): PropertyFacts => DO_DOWNLOAD_PROPERTIES[PROPERTIES[name].name];
