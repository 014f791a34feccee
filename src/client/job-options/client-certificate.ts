import { BG_CERT_STORE_LOCATION, IBackgroundCopyJobHttpOptions } from '../../bindings/index.ts';
import type { ValueOf } from '../../com/index.ts';
import { checkText, invalid } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

/**
 * The certificate with which a job shows itself to servers, by its subject's name or its SHA-1 hash.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setclientcertificatebyname
 */
export type ClientCertificate = {
  /** In whose store Windows keeps it, such as `current-user`. */
  readonly location: CertificateStoreLocation;
  /** The name of the store, such as `MY`. */
  readonly store: string;
} & (
  | {
      /** The name of its subject. */
      readonly subject: string;
    }
  | {
      /** Its hash, 40 hexadecimal digits. */
      readonly sha1: string;
    }
);

/**
 * Whose certificate store it is.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/ne-bits2_5-bg_cert_store_location
 * @useDeclaredType
 */
export type CertificateStoreLocation = ValueOf<typeof BG_CERT_STORE_LOCATION>;

export const clientCertificate: JobOption<ClientCertificate | null> = {
  check: (certificate) => {
    if (certificate === null) return;
    checkText('The certificate store', certificate.store);
    if (!(certificate.location in BG_CERT_STORE_LOCATION.values)) {
      const known = Object.keys(BG_CERT_STORE_LOCATION.values).join(', ');
      throw invalid(`There is no store location "${certificate.location}"`, `use one of ${known}`);
    }
    if ('sha1' in certificate && !/^[0-9a-f]{40}$/i.test(certificate.sha1)) {
      throw invalid(`"${certificate.sha1}" is no SHA-1`, 'give 40 hexadecimal digits');
    }
    if ('subject' in certificate) checkText('The subject of the certificate', certificate.subject);
  },
  read: (target) =>
    target.as(IBackgroundCopyJobHttpOptions, async (job) => {
      const [location, store, hash] = await job.GetClientCertificate();
      return hash === null ? null : { location, store, sha1: Buffer.from(hash).toString('hex') };
    }),
  write: (target, certificate) =>
    target.as(IBackgroundCopyJobHttpOptions, (job) => {
      if (certificate === null) return job.RemoveClientCertificate();
      const { location, store } = certificate;
      return 'sha1' in certificate
        ? job.SetClientCertificateByID(location, store, Buffer.from(certificate.sha1, 'hex'))
        : job.SetClientCertificateByName(location, store, certificate.subject);
    }),
  remedy: ONLY_BITS,
};
