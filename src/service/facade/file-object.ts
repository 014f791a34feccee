import {
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyFile5,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
} from '../../bindings/index.ts';
import { ComObject, facet, IUnknown, type Guid, type ObjectOptions } from '../../com/index.ts';
import type { Job, JobFile } from '../job/index.ts';
import { backgroundCopyFile } from './background-copy-file.ts';
import { deliveryOptimizationFile, DeliveryOptimizationFileSlots } from './delivery-optimization-file.ts';
import { deliveryOptimizationFile2 } from './delivery-optimization-file2.ts';
import type { Listeners } from './listeners.ts';

/** A file, the job whose state says what may be done with it, and who lets go of clients' streams in the end. */
export interface FileOfJob {
  readonly file: JobFile;
  readonly job: Job;
  readonly listeners: Listeners;
}

/** Makes the objects of a job's files, each with a reference for the receiver. */
export type FileObjects = (file: JobFile) => ComObject;

/** A file of a job, as its clients see it. */
export const fileObject = (of: FileOfJob, options: ObjectOptions): ComObject =>
  new ComObject(
    [
      facet(IBackgroundCopyFile5, backgroundCopyFile(of), OF_BITS),
      facet(DeliveryOptimizationFileSlots, deliveryOptimizationFile(of), [IDeliveryOptimizationFile]),
      facet(IDeliveryOptimizationFile2, deliveryOptimizationFile2(of), [IDeliveryOptimizationFile2]),
    ],
    options,
  );

/** Whether a file's object has the interface, so that it can be handed out as that. */
export const isOfFile = (iid: Guid): boolean =>
  [IUnknown, ...OF_BITS, IDeliveryOptimizationFile, IDeliveryOptimizationFile2].some((each) => each.iid === iid);

const OF_BITS = [IBackgroundCopyFile, IBackgroundCopyFile2, IBackgroundCopyFile5];
