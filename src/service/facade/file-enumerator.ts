import { IEnumBackgroundCopyFiles } from '../../bindings/index.ts';
import type { ComObject, ObjectOptions } from '../../com/index.ts';
import type { Job } from '../job/index.ts';
import { enumerator } from './enumerator.ts';
import type { FileObjects } from './file-object.ts';

/** IEnumBackgroundCopyFiles over the files that the job has now. */
export const fileEnumerator = (job: Job, objectOf: FileObjects, options: ObjectOptions): ComObject =>
  enumerator({ description: IEnumBackgroundCopyFiles, items: job.files, objectOf }, options);
