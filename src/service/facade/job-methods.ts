import {
  BG_S_PARTIAL_COMPLETE,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  type IBackgroundCopyJob5,
} from '../../bindings/index.ts';
import { ComError, guid, S_OK, type ComObject, type Implementation, type ObjectOptions } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { fileEnumerator } from './file-enumerator.ts';
import { notDocumented } from './not-documented.ts';
import type { Notifier } from './notifier.ts';

/** What the methods of a job work on. */
export interface JobParts {
  readonly job: Job;
  readonly notifier: Notifier;
  readonly options: ObjectOptions;
  /** The present error, with a reference for the receiver. */
  error(): ComObject | undefined;
}

/**
 * A job as Delivery Optimization documents it: 20 of IBackgroundCopyJob's 32 methods. The rest of Job5's vtable is there
 * because its slots are BITS'.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export const jobMethods = ({
  job,
  notifier,
  options,
  error,
}: JobParts): Implementation<typeof IBackgroundCopyJob5> => ({
  EnumFiles: () => fileEnumerator(job, options),
  Suspend: () => job.suspend(),
  Resume: () => job.resume(),
  Cancel: () => job.cancel(),
  Complete: () => (job.complete() === 'partial' ? BG_S_PARTIAL_COMPLETE : S_OK),
  GetId: () => guid(job.id),
  GetType: () => job.type,
  GetProgress: () => job.progress,
  GetTimes: () => ({
    creationTime: job.times.created,
    modificationTime: job.times.modified,
    transferCompletionTime: job.times.transferCompleted,
  }),
  GetState: () => job.state,
  GetError: () => {
    const present = error();
    if (present === undefined) throw new ComError('IBackgroundCopyJob::GetError', DO_E_ERROR_INFORMATION_UNAVAILABLE);
    return present;
  },
  GetDisplayName: () => job.name,
  SetPriority: (priority) => {
    job.priority = priority;
  },
  GetPriority: () => job.priority,
  SetNotifyFlags: (flags) => {
    notifier.flags = flags;
  },
  GetNotifyFlags: () => notifier.flags,
  SetNotifyInterface: (client) => notifier.listen(client),
  GetNotifyInterface: () => notifier.client?.share() ?? null,
  SetNoProgressTimeout: (seconds) => {
    job.noProgressTimeoutSeconds = seconds;
  },
  GetNoProgressTimeout: () => job.noProgressTimeoutSeconds,

  AddFileSet: notDocumented,
  AddFile: notDocumented,
  GetOwner: notDocumented,
  SetDisplayName: notDocumented,
  SetDescription: notDocumented,
  GetDescription: notDocumented,
  SetMinimumRetryDelay: notDocumented,
  GetMinimumRetryDelay: notDocumented,
  GetErrorCount: notDocumented,
  SetProxySettings: notDocumented,
  GetProxySettings: notDocumented,
  TakeOwnership: notDocumented,
  SetNotifyCmdLine: notDocumented,
  GetNotifyCmdLine: notDocumented,
  GetReplyProgress: notDocumented,
  GetReplyData: notDocumented,
  SetReplyFileName: notDocumented,
  GetReplyFileName: notDocumented,
  SetCredentials: notDocumented,
  RemoveCredentials: notDocumented,
  ReplaceRemotePrefix: notDocumented,
  AddFileWithRanges: notDocumented,
  SetFileACLFlags: notDocumented,
  GetFileACLFlags: notDocumented,
  SetPeerCachingFlags: notDocumented,
  GetPeerCachingFlags: notDocumented,
  GetOwnerIntegrityLevel: notDocumented,
  GetOwnerElevationState: notDocumented,
  SetMaximumDownloadTime: notDocumented,
  GetMaximumDownloadTime: notDocumented,
  SetProperty: notDocumented,
  GetProperty: notDocumented,
});
