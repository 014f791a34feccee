import { bool32, describeInterface, input, method, output, uint32 } from '../../com/index.ts';
import { IBackgroundCopyJob3 } from './background-copy-job3.ts';

/**
 * Peer caching, the owner's rights and the longest time to download (seconds), since BITS 3.0.
 * @see https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopyjob4
 */
export const IBackgroundCopyJob4 = describeInterface({
  name: 'IBackgroundCopyJob4',
  iid: '659cdeae-489e-11d9-a9cd-000d56965251',
  base: IBackgroundCopyJob3,
  methods: [
    method('SetPeerCachingFlags', input('Flags', uint32)),
    method('GetPeerCachingFlags', output('pFlags', uint32)),
    method('GetOwnerIntegrityLevel', output('pLevel', uint32)),
    method('GetOwnerElevationState', output('pElevated', bool32)),
    method('SetMaximumDownloadTime', input('Timeout', uint32)),
    method('GetMaximumDownloadTime', output('pTimeout', uint32)),
  ],
});
