import {
  BG_S_PARTIAL_COMPLETE,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  type IBackgroundCopyJob5,
} from '../../bindings/index.ts';
import { ComError, guid, S_OK, type ComObject, type Implementation, type ObjectOptions } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { bitsMethods } from './bits-methods.ts';
import { fileEnumerator } from './file-enumerator.ts';
import type { FileObjects } from './file-object.ts';
import { jobProperties } from './job-properties.ts';
import { notDocumented } from './not-documented.ts';
import type { Notifier } from './notifier.ts';

/** What the methods of a job work on. */
export interface JobParts {
  readonly job: Job;
  readonly notifier: Notifier;
  readonly options: ObjectOptions;
  /** The present error, with a reference for the receiver. */
  error(): ComObject | undefined;
  readonly fileObject: FileObjects;
}

/**
 * A job as Delivery Optimization documents it: 20 of IBackgroundCopyJob's 32 methods and two properties. The rest of
 * Job5's vtable is there because its slots are BITS'; `bitsMethods` are those of them that are answered.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export const jobMethods = ({
  job,
  notifier,
  options,
  error,
  fileObject,
}: JobParts): Implementation<typeof IBackgroundCopyJob5> => ({
  EnumFiles: () => fileEnumerator(job, fileObject, options),
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

  ...jobProperties(job),
  ...bitsMethods(job),

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
  SetFileACLFlags: notDocumented,
  GetFileACLFlags: notDocumented,
  SetPeerCachingFlags: notDocumented,
  GetPeerCachingFlags: notDocumented,
  GetOwnerIntegrityLevel: notDocumented,
  GetOwnerElevationState: notDocumented,
  SetMaximumDownloadTime: notDocumented,
  GetMaximumDownloadTime: notDocumented,
});
