import { describeInterface, input, method, nullableWideString, output, outputBytes } from '../../com/index.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';
import { BG_AUTH_CREDENTIALS, BG_AUTH_SCHEME, BG_AUTH_TARGET } from './credentials.ts';
import { BG_JOB_REPLY_PROGRESS } from './progress.ts';

/**
 * The command line, the reply and the credentials of a job, since BITS 1.5.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/nn-bits1_5-ibackgroundcopyjob2
 */
export const IBackgroundCopyJob2 = describeInterface({
  name: 'IBackgroundCopyJob2',
  iid: '54b50739-686f-45eb-9dff-d6a9a0faa9af',
  base: IBackgroundCopyJob,
  methods: [
    method('SetNotifyCmdLine', input('Program', nullableWideString), input('Parameters', nullableWideString)),
    method('GetNotifyCmdLine', output('pProgram', nullableWideString), output('pParameters', nullableWideString)),
    method('GetReplyProgress', output('pProgress', BG_JOB_REPLY_PROGRESS, 'inout')),
    method('GetReplyData', outputBytes('ppBuffer', 'pLength')),
    method('SetReplyFileName', input('ReplyFileName', nullableWideString)),
    method('GetReplyFileName', output('pReplyFileName', nullableWideString)),
    method('SetCredentials', input('credentials', BG_AUTH_CREDENTIALS)),
    method('RemoveCredentials', input('Target', BG_AUTH_TARGET), input('Scheme', BG_AUTH_SCHEME)),
  ],
});
