/**
 * Whose jobs EnumJobs lists; the caller's own without it. Needs administrator rights.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs
 */
export const BG_JOB_ENUM = { allUsers: 1 } as const;
