import { enumeration } from '../../com/index.ts';

/** Which proxy a job uses. @see https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_proxy_usage */
export const BG_JOB_PROXY_USAGE = enumeration('BG_JOB_PROXY_USAGE', {
  preconfig: 0,
  'no-proxy': 1,
  override: 2,
  autodetect: 3,
});
