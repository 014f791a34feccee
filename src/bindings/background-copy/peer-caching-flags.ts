/**
 * Whether a job takes part in peer caching, for SetPeerCachingFlags.
 * @see https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setpeercachingflags
 */
export const BG_JOB_PEERCACHING = {
  enablePeercachingClient: 1,
  enablePeercachingServer: 2,
  disableBranchCache: 4,
} as const;
