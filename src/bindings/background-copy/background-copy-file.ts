import { describeInterface, IUnknown, method, output, wideString } from '../../com/index.ts';
import { BG_FILE_PROGRESS } from './progress.ts';

/** A file of a job. @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile */
export const IBackgroundCopyFile = describeInterface({
  name: 'IBackgroundCopyFile',
  iid: '01b7bd23-fb88-4a77-8490-5891d3e4653a',
  base: IUnknown,
  methods: [
    method('GetRemoteName', output('pVal', wideString)),
    method('GetLocalName', output('pVal', wideString)),
    method('GetProgress', output('pVal', BG_FILE_PROGRESS)),
  ],
});
