import {
  BG_JOB_ENUM,
  DO_E_JOB_NOT_FOUND,
  IBackgroundCopyError,
  IBackgroundCopyFile5,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDOManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IEnumUnknown,
} from '../../bindings/index.ts';
import {
  ComError,
  ComObject,
  E_INVALIDARG,
  facet,
  guid,
  prepareVtables,
  type Guid,
  type Implementation,
  type ObjectOptions,
} from '../../com/index.ts';
import type { Engine } from '../engine/index.ts';
import type { Job } from '../job/index.ts';
import { DeliveryOptimizationFileSlots } from './delivery-optimization-file.ts';
import { downloadManager } from './download-manager.ts';
import { enumerator } from './enumerator.ts';
import { codeOfFault } from './error-map.ts';
import { errorText } from './error-text.ts';
import { JobFacade } from './job-facade.ts';
import { activateClient, type ActivateClient, type HasGone } from './addressee.ts';
import { Listeners } from './listeners.ts';
import { DEFAULT_REPEAT_DELAYS, type NotifierSurroundings, type RepeatDelays } from './notifier.ts';

/** What the service's objects hand out while they are called. */
const HANDED_OUT = [
  IBackgroundCopyManager,
  IBackgroundCopyJob5,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IBackgroundCopyFile5,
  DeliveryOptimizationFileSlots,
  IDeliveryOptimizationFile2,
  IBackgroundCopyError,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IDOManager,
  IDODownload,
  IEnumUnknown,
];

export interface FacadeOptions {
  /** How the clients' callbacks are reached: `direct` within this process, `queued` in others. */
  readonly calling: 'direct' | 'queued';
  readonly repeatDelays?: RepeatDelays;
  /** Knows afterwards who tells clients what happens. */
  readonly listeners?: Listeners;
  /** Creates an object of the class that a job names for its notifications; default: by COM, where there is COM. */
  readonly activate?: ActivateClient;
  readonly hasGone?: HasGone;
}

/** Makes manager objects over one engine: as many as clients ask for, all showing the same jobs and downloads. */
export function managersOf(
  { jobs, downloads }: Engine,
  {
    calling,
    repeatDelays = DEFAULT_REPEAT_DELAYS,
    listeners = new Listeners(),
    activate = activateClient,
    hasGone,
  }: FacadeOptions,
): () => ComObject {
  prepareVtables(...HANDED_OUT);
  const options: ObjectOptions = { calling, translate: codeOfFault };
  const surroundings: NotifierSurroundings = { delays: repeatDelays, listeners, activate, hasGone };
  const facades = new WeakMap<Job, JobFacade>();
  const facadeOf = (job: Job): JobFacade => {
    let known = facades.get(job);
    if (known === undefined) facades.set(job, (known = new JobFacade(job, options, surroundings)));
    return known;
  };
  // Nobody may ask for a job that was taken up from a store, and its class is to be told all the same.
  for (const job of jobs.jobs()) if (job.notificationClass !== undefined) facadeOf(job);
  const jobManager: Implementation<typeof IBackgroundCopyManager> = {
    CreateJob: (name, type) => {
      const job = jobs.create(name, type);
      return [guid(job.id), facadeOf(job).object()];
    },
    GetJob: (id: Guid) => {
      const job = jobs.find(id);
      if (job === undefined) throw new ComError('IBackgroundCopyManager::GetJob', DO_E_JOB_NOT_FOUND);
      return facadeOf(job).object();
    },
    /** All jobs are those of one user, so that it makes no difference whose are asked for. */
    EnumJobs: (flags) => {
      if ((flags & ~BG_JOB_ENUM.allUsers) !== 0) throw new ComError('IBackgroundCopyManager::EnumJobs', E_INVALIDARG);
      const objectOf = (job: Job) => facadeOf(job).object();
      return enumerator({ description: IEnumBackgroundCopyJobs, items: jobs.jobs(), objectOf }, options);
    },
    GetErrorDescription: (code) => errorText(code, 'IBackgroundCopyManager::GetErrorDescription'),
  };
  const managers = [
    facet(IBackgroundCopyManager, jobManager),
    facet(IDOManager, downloadManager(downloads, options, surroundings)),
  ];
  return () => new ComObject(managers, options);
}
