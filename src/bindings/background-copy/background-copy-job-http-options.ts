import {
  describeInterface,
  input,
  inputFixedBytes,
  IUnknown,
  method,
  nullableWideString,
  output,
  outputFixedBytes,
  reportingMethod,
  uint32,
  wideString,
} from '../../com/index.ts';
import { BG_CERT_STORE_LOCATION } from './certificate-store.ts';

/** Bytes of a certificate's hash, which is SHA-1. */
const HASH_SIZE = 20;

/**
 * The client certificate, the headers and the security of a job's requests, since BITS 2.5.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/nn-bits2_5-ibackgroundcopyjobhttpoptions
 */
export const IBackgroundCopyJobHttpOptions = describeInterface({
  name: 'IBackgroundCopyJobHttpOptions',
  iid: 'f1bd1079-9f01-4bdc-8036-f09b70095066',
  base: IUnknown,
  methods: [
    method(
      'SetClientCertificateByID',
      input('StoreLocation', BG_CERT_STORE_LOCATION),
      input('StoreName', wideString),
      inputFixedBytes('pCertHashBlob', HASH_SIZE),
    ),
    method(
      'SetClientCertificateByName',
      input('StoreLocation', BG_CERT_STORE_LOCATION),
      input('StoreName', wideString),
      input('SubjectName', wideString),
    ),
    method('RemoveClientCertificate'),
    method(
      'GetClientCertificate',
      output('pStoreLocation', BG_CERT_STORE_LOCATION),
      output('pStoreName', wideString),
      outputFixedBytes('ppCertHashBlob', HASH_SIZE),
      output('pSubjectName', wideString),
    ),
    method('SetCustomHeaders', input('RequestHeaders', nullableWideString)),
    /** `S_FALSE` and NULL: none were set. */
    reportingMethod('GetCustomHeaders', output('pRequestHeaders', nullableWideString)),
    method('SetSecurityFlags', input('Flags', uint32)),
    method('GetSecurityFlags', output('pFlags', uint32)),
  ],
});
