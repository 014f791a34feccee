import { describeInterface, method, output } from '../../com/index.ts';
import { bytes } from '../byte-count.ts';
import { IBackgroundCopyFile3 } from './background-copy-file3.ts';

/**
 * Where a file's bytes came from, since BITS 4.0.
 * @see https://learn.microsoft.com/windows/win32/api/bits4_0/nn-bits4_0-ibackgroundcopyfile4
 */
export const IBackgroundCopyFile4 = describeInterface({
  name: 'IBackgroundCopyFile4',
  iid: 'ef7e0655-7888-4960-b0e5-730846e03492',
  base: IBackgroundCopyFile3,
  methods: [method('GetPeerDownloadStats', output('pFromOrigin', bytes), output('pFromPeers', bytes))],
});
