import {
  DO_E_JOB_NOT_FOUND,
  IBackgroundCopyError,
  IBackgroundCopyFile5,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
  IDeliveryOptimizationJob,
  IEnumBackgroundCopyFiles,
} from '../../bindings/index.ts';
import {
  ComError,
  guid,
  implement,
  prepareVtables,
  type ComObject,
  type Guid,
  type ObjectOptions,
} from '../../com/index.ts';
import type { Job, JobQueue } from '../job/index.ts';
import { codeOfFault } from './error-map.ts';
import { JobFacade } from './job-facade.ts';
import { notDocumented } from './not-documented.ts';
import type { ActivateClient } from './addressee.ts';
import { Listeners } from './listeners.ts';
import { DEFAULT_REPEAT_DELAYS, type NotifierSurroundings, type RepeatDelays } from './notifier.ts';

/** What the service's objects hand out while they are called. */
const HANDED_OUT = [
  IBackgroundCopyManager,
  IBackgroundCopyJob5,
  IDeliveryOptimizationJob,
  IBackgroundCopyFile5,
  IBackgroundCopyError,
  IEnumBackgroundCopyFiles,
];

export interface FacadeOptions {
  /** How the clients' callbacks are reached: `direct` within this process, `queued` in others. */
  readonly calling: 'direct' | 'queued';
  readonly repeatDelays?: RepeatDelays;
  /** Knows afterwards who tells clients what happens. */
  readonly listeners?: Listeners;
  /** Creates an object of the class that a job names for its notifications; without it such classes are not used. */
  readonly activate?: ActivateClient;
}

/** Makes manager objects over one queue: as many as clients ask for, all showing the same jobs. */
export function managersOf(
  queue: JobQueue,
  { calling, repeatDelays = DEFAULT_REPEAT_DELAYS, listeners = new Listeners(), activate }: FacadeOptions,
): () => ComObject {
  prepareVtables(...HANDED_OUT);
  const options: ObjectOptions = { calling, translate: codeOfFault };
  const surroundings: NotifierSurroundings = { delays: repeatDelays, listeners, activate };
  const facades = new WeakMap<Job, JobFacade>();
  const facadeOf = (job: Job): JobFacade => {
    let known = facades.get(job);
    if (known === undefined) facades.set(job, (known = new JobFacade(job, options, surroundings)));
    return known;
  };
  return () =>
    implement(
      IBackgroundCopyManager,
      {
        CreateJob: (name, type) => {
          const job = queue.create(name, type);
          return [guid(job.id), facadeOf(job).object()];
        },
        GetJob: (id: Guid) => {
          const job = queue.find(id);
          if (job === undefined) throw new ComError('IBackgroundCopyManager::GetJob', DO_E_JOB_NOT_FOUND);
          return facadeOf(job).object();
        },
        EnumJobs: notDocumented,
        GetErrorDescription: notDocumented,
      },
      options,
    );
}
