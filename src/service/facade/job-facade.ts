import {
  IBackgroundCopyJob,
  IBackgroundCopyJob5,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
} from '../../bindings/index.ts';
import { ComObject, facet, type ObjectOptions } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { deliveryOptimizationJob } from './delivery-optimization-job.ts';
import { deliveryOptimizationJob2 } from './delivery-optimization-job2.ts';
import { errorObject } from './error-object.ts';
import { fileObject, type FileObjects } from './file-object.ts';
import { jobMethods } from './job-methods.ts';
import { Notifier, type NotifierSurroundings } from './notifier.ts';

/** The COM side of one job: who is told what happens, and the object that all its clients share. */
export class JobFacade {
  readonly job: Job;
  readonly #notifier: Notifier;
  readonly #options: ObjectOptions;
  readonly #fileObject: FileObjects;
  #object: ComObject | undefined;

  constructor(job: Job, options: ObjectOptions, surroundings: NotifierSurroundings) {
    this.job = job;
    this.#options = options;
    this.#fileObject = (file) => fileObject({ file, job, listeners: surroundings.listeners }, options);
    const shown = { job: () => this.object(), error: () => this.error(), file: this.#fileObject };
    this.#notifier = new Notifier(job, shown, surroundings);
  }

  /** The job's object, with a reference for the receiver; a new one once the clients of the last have let go of it. */
  object(): ComObject {
    if (this.#object !== undefined && this.#object.references > 0) return this.#object.share();
    const [job, fileObject, options] = [this.job, this.#fileObject, this.#options];
    const parts = { job, notifier: this.#notifier, options, error: () => this.error(), fileObject };
    const object = new ComObject(
      [
        facet(IBackgroundCopyJob5, jobMethods(parts), [IBackgroundCopyJob, IBackgroundCopyJob5]),
        facet(IDeliveryOptimizationJob, deliveryOptimizationJob(job)),
        facet(IDeliveryOptimizationJob2, deliveryOptimizationJob2(job, fileObject)),
      ],
      { ...options, onEnd: () => this.#forget(object) },
    );
    this.#object = object;
    return object;
  }

  /** A job that nobody holds costs nothing here. */
  #forget(object: ComObject): void {
    if (this.#object === object) this.#object = undefined;
  }

  /** The present error, with a reference for the receiver. */
  error(): ComObject | undefined {
    return this.job.error && errorObject(this.job.error, this.#fileObject, this.#options);
  }
}
