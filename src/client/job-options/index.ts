export type { CertificateStoreLocation, ClientCertificate } from './client-certificate.ts';
export {
  checkCredentials,
  removeCredentials,
  setCredentials,
  type AuthScheme,
  type AuthTarget,
  type Credentials,
} from './credentials.ts';
export { ONLY_BITS, OptionTarget } from './job-option.ts';
export { configure } from './configure.ts';
export { checkOptionNames, checkOptions, readOption, writeOptions, type JobOptions } from './job-options.ts';
export type { NotifyCommand } from './notification.ts';
export type { JobProxy } from './proxy.ts';
export type { JobSecurity } from './security.ts';
export type { CostState, PolicyName, TransferPolicy } from './transfer-policy.ts';
