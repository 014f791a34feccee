import { DODownloadCostPolicy, type DO_DOWNLOAD_PROPERTIES } from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, type Giving, type ValueOf, type Variant } from '../../com/index.ts';
import type { Download, DownloadSettingsRecord } from '../download/index.ts';
import { held, type Received } from './held.ts';

/** How a property is read and set; without `set` it is the service's own. */
interface Setting {
  /** `undefined`: it was never set, and nothing goes without it. */
  get(download: Download): Variant<Giving> | undefined;
  set?(variant: Received): DownloadSettingsRecord;
}

interface Holding {
  readonly bstr: string;
  readonly bool: boolean;
  readonly ui4: number;
  readonly ui8: bigint;
}

const setting = <T extends keyof Holding>(
  type: T,
  get: (settings: DownloadSettingsRecord, download: Download) => Holding[T] | undefined,
  set?: (value: Holding[T]) => DownloadSettingsRecord,
): Setting => ({
  get: (download) => {
    const value = get(download.settings.values, download);
    return value === undefined ? undefined : ({ type, value } as Variant<Giving>);
  },
  ...(set && { set: (variant) => set(held(variant, type) as Holding[T]) }),
});

type PropertyName = keyof typeof DO_DOWNLOAD_PROPERTIES;

/** The properties that hold plain values and are the download's own. */
export const DOWNLOAD_SETTINGS: Readonly<Partial<Record<PropertyName, Setting>>> = {
  id: setting('bstr', (_, { id }) => id),
  uri: setting(
    'bstr',
    ({ uri }) => uri,
    (uri) => ({ uri }),
  ),
  'content-id': setting(
    'bstr',
    ({ contentId }) => contentId,
    (contentId) => ({ contentId }),
  ),
  'display-name': setting(
    'bstr',
    ({ displayName }) => displayName,
    (displayName) => ({ displayName }),
  ),
  'local-path': setting(
    'bstr',
    ({ localPath }) => localPath,
    (localPath) => ({ localPath }),
  ),
  'http-custom-headers': setting(
    'bstr',
    ({ customHeaders }) => customHeaders,
    (customHeaders) => ({ customHeaders }),
  ),
  'cost-policy': setting(
    'ui4',
    (_, { settings }) => DODownloadCostPolicy.values[settings.costPolicy],
    (number) => ({ costPolicy: costPolicyOf(number) }),
  ),
  'security-flags': setting(
    'ui4',
    ({ securityFlags }) => securityFlags,
    (securityFlags) => ({ securityFlags }),
  ),
  'callback-freq-percent': setting(
    'ui4',
    ({ callbackFreqPercent }) => callbackFreqPercent,
    (callbackFreqPercent) => ({ callbackFreqPercent }),
  ),
  'callback-freq-seconds': setting(
    'ui4',
    (_, { settings }) => settings.callbackFreqSeconds,
    (callbackFreqSeconds) => ({ callbackFreqSeconds }),
  ),
  'no-progress-timeout-seconds': setting(
    'ui4',
    ({ noProgressTimeoutSeconds }) => noProgressTimeoutSeconds ?? 0,
    (noProgressTimeoutSeconds) => ({ noProgressTimeoutSeconds }),
  ),
  'foreground-priority': setting(
    'bool',
    ({ foreground }) => foreground ?? false,
    (foreground) => ({ foreground }),
  ),
  'correlation-vector': setting(
    'bstr',
    ({ correlationVector }) => correlationVector,
    (correlationVector) => ({ correlationVector }),
  ),
  'integrity-check-info': setting(
    'bstr',
    ({ integrityCheckInfo }) => integrityCheckInfo,
    (integrityCheckInfo) => ({ integrityCheckInfo }),
  ),
  'integrity-check-mandatory': setting(
    'bool',
    ({ integrityCheckMandatory }) => integrityCheckMandatory ?? false,
    (integrityCheckMandatory) => ({ integrityCheckMandatory }),
  ),
  'total-size-bytes': setting(
    'ui8',
    ({ totalSizeBytes }) => (totalSizeBytes === undefined ? undefined : BigInt(totalSizeBytes)),
    (bytes) => ({ totalSizeBytes: Number(bytes) }),
  ),
  'disallow-on-cellular': setting(
    'bool',
    ({ disallowOnCellular }) => disallowOnCellular ?? false,
    (disallowOnCellular) => ({ disallowOnCellular }),
  ),
  'http-custom-auth-headers': setting(
    'bstr',
    ({ authHeaders }) => authHeaders,
    (authHeaders) => ({ authHeaders }),
  ),
  'http-allow-secure-to-non-secure-redirect': setting(
    'bool',
    ({ allowInsecureRedirect }) => allowInsecureRedirect ?? false,
    (allowInsecureRedirect) => ({ allowInsecureRedirect }),
  ),
  'non-volatile': setting(
    'bool',
    ({ nonVolatile }) => nonVolatile ?? false,
    (nonVolatile) => ({ nonVolatile }),
  ),
  'http-redirection-target': setting('bstr', (_, { response }) => response?.url),
  'http-response-headers': setting('bstr', (_, { response }) => response?.headers),
  'http-server-ip-address': setting('bstr', (_, { response }) => response?.remoteAddress),
  'http-status-code': setting('ui4', (_, { response }) => response?.status),
};

type CostPolicy = ValueOf<typeof DODownloadCostPolicy>;

function costPolicyOf(number: number): CostPolicy {
  const policies = Object.entries(DODownloadCostPolicy.values) as [CostPolicy, number][];
  const found = policies.find(([, value]) => value === number);
  if (found !== undefined) return found[0];
  throw new ComError(`IDODownload::SetProperty of cost policy ${number}`, E_INVALIDARG);
}
