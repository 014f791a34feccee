import {
  describeInterface,
  GUID,
  input,
  inputArray,
  interfacePointer,
  IUnknown,
  method,
  nullableInterfacePointer,
  nullableWideString,
  output,
  reportingMethod,
  uint32,
  wideString,
} from '../../com/index.ts';
import { IBackgroundCopyError } from './background-copy-error.ts';
import { IEnumBackgroundCopyFiles } from './enum-background-copy-files.ts';
import { BG_FILE_INFO } from './file-info.ts';
import { BG_JOB_PRIORITY } from './job-priority.ts';
import { BG_JOB_STATE } from './job-state.ts';
import { BG_JOB_TIMES } from './job-times.ts';
import { BG_JOB_TYPE } from './job-type.ts';
import { BG_JOB_PROGRESS } from './progress.ts';
import { BG_JOB_PROXY_USAGE } from './proxy-usage.ts';

/**
 * A job. Delivery Optimization documents 20 of the methods; the others are BITS only: AddFileSet, AddFile, GetOwner,
 * SetDisplayName, SetDescription, GetDescription, the two minimum retry delays, GetErrorCount, the two proxy settings
 * and TakeOwnership.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyjob
 */
export const IBackgroundCopyJob = describeInterface({
  name: 'IBackgroundCopyJob',
  iid: '37668d37-507e-4160-9316-26306d150b12',
  base: IUnknown,
  methods: [
    method('AddFileSet', inputArray('cFileCount', 'pFileSet', BG_FILE_INFO)),
    method('AddFile', input('RemoteUrl', wideString), input('LocalName', wideString)),
    method(
      'EnumFiles',
      output(
        'pEnum',
        interfacePointer(() => IEnumBackgroundCopyFiles),
      ),
    ),
    method('Suspend'),
    method('Resume'),
    method('Cancel'),
    /** Succeeds with `BG_S_PARTIAL_COMPLETE` or `BG_S_UNABLE_TO_DELETE_FILES` as well. */
    reportingMethod('Complete'),
    method('GetId', output('pVal', GUID)),
    method('GetType', output('pVal', BG_JOB_TYPE)),
    method('GetProgress', output('pVal', BG_JOB_PROGRESS)),
    method('GetTimes', output('pVal', BG_JOB_TIMES)),
    method('GetState', output('pVal', BG_JOB_STATE)),
    method(
      'GetError',
      output(
        'ppError',
        interfacePointer(() => IBackgroundCopyError),
      ),
    ),
    /** The owner's SID as text. */
    method('GetOwner', output('pVal', wideString)),
    method('SetDisplayName', input('Val', wideString)),
    method('GetDisplayName', output('pVal', wideString)),
    method('SetDescription', input('Val', wideString)),
    method('GetDescription', output('pVal', wideString)),
    method('SetPriority', input('Val', BG_JOB_PRIORITY)),
    method('GetPriority', output('pVal', BG_JOB_PRIORITY)),
    method('SetNotifyFlags', input('Val', uint32)),
    method('GetNotifyFlags', output('pVal', uint32)),
    /** NULL removes the callback. */
    method(
      'SetNotifyInterface',
      input(
        'Val',
        nullableInterfacePointer(() => IUnknown),
      ),
    ),
    method(
      'GetNotifyInterface',
      output(
        'pVal',
        nullableInterfacePointer(() => IUnknown),
      ),
    ),
    method('SetMinimumRetryDelay', input('Seconds', uint32)),
    method('GetMinimumRetryDelay', output('Seconds', uint32)),
    method('SetNoProgressTimeout', input('Seconds', uint32)),
    method('GetNoProgressTimeout', output('Seconds', uint32)),
    method('GetErrorCount', output('Errors', uint32)),
    method(
      'SetProxySettings',
      input('ProxyUsage', BG_JOB_PROXY_USAGE),
      input('ProxyList', nullableWideString),
      input('ProxyBypassList', nullableWideString),
    ),
    method(
      'GetProxySettings',
      output('pProxyUsage', BG_JOB_PROXY_USAGE),
      output('pProxyList', nullableWideString),
      output('pProxyBypassList', nullableWideString),
    ),
    method('TakeOwnership'),
  ],
});
