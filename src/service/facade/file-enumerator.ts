import { IEnumBackgroundCopyFiles } from '../../bindings/index.ts';
import { implement, S_FALSE, S_OK, type ComObject, type ObjectOptions } from '../../com/index.ts';
import type { JobFile } from '../job/index.ts';
import { fileObject } from './file-object.ts';

/** IEnumBackgroundCopyFiles over the files that the job had when it was asked. */
export function fileEnumerator(files: readonly JobFile[], options: ObjectOptions, from = 0): ComObject {
  let next = from;
  const advance = (count: number): readonly JobFile[] => {
    const passed = files.slice(next, next + count);
    next += passed.length;
    return passed;
  };
  return implement(
    IEnumBackgroundCopyFiles,
    {
      Next: (celt) => {
        const fetched = advance(celt).map((file) => fileObject(file, options));
        return [fetched.length === celt ? S_OK : S_FALSE, fetched];
      },
      Skip: (celt) => (advance(celt).length === celt ? S_OK : S_FALSE),
      Reset: () => {
        next = 0;
      },
      Clone: () => fileEnumerator(files, options, next),
      GetCount: () => files.length,
    },
    options,
  );
}
