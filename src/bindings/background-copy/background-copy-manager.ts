import {
  describeInterface,
  GUID,
  hresultCode,
  input,
  interfacePointer,
  IUnknown,
  method,
  output,
  uint32,
  wideString,
} from '../../com/index.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';
import { IEnumBackgroundCopyJobs } from './enum-background-copy-jobs.ts';
import { BG_JOB_TYPE } from './job-type.ts';

/**
 * Creates and finds jobs: what the classes of BITS and of Delivery Optimization hand out. Delivery Optimization
 * documents CreateJob and GetJob only.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopymanager
 */
export const IBackgroundCopyManager = describeInterface({
  name: 'IBackgroundCopyManager',
  iid: '5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c',
  base: IUnknown,
  methods: [
    method(
      'CreateJob',
      input('DisplayName', wideString),
      input('Type', BG_JOB_TYPE),
      output('pJobId', GUID),
      output(
        'ppJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
    ),
    method(
      'GetJob',
      input('jobID', GUID),
      output(
        'ppJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
    ),
    /** @param dwFlags 0 or `BG_JOB_ENUM.allUsers` */
    method(
      'EnumJobs',
      input('dwFlags', uint32),
      output(
        'ppEnum',
        interfacePointer(() => IEnumBackgroundCopyJobs),
      ),
    ),
    method(
      'GetErrorDescription',
      input('hResult', hresultCode),
      input('LanguageId', uint32),
      output('pErrorDescription', wideString),
    ),
  ],
});
