/**
 * What a job's callback is told, for SetNotifyFlags. Delivery Optimization supports neither `disable` nor
 * `fileRangesTransferred`; `fileTransferred` needs BITS 3.0, `fileRangesTransferred` BITS 10.1.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
 */
export const BG_NOTIFY = {
  jobTransferred: 0x1,
  jobError: 0x2,
  disable: 0x4,
  jobModification: 0x8,
  fileTransferred: 0x10,
  fileRangesTransferred: 0x20,
} as const;
