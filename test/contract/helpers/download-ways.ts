import type { DownloadState } from '../../../src/model/index.ts';
import type { DownloadPointer } from '../../helpers/download-bench.ts';
import type { DownloadsBench } from './downloads-bench.ts';
import { FINE, GONE, STALLS } from './ways.ts';

/** Where a download can be when a call reaches it. */
export type DownloadSituation =
  | 'a new download'
  | 'a transferring download'
  | 'a paused download'
  | 'a download that an error has paused'
  | 'a transferred download'
  | 'a finalized download'
  | 'an aborted download';

interface Way {
  readonly state: DownloadState;
  bring(bench: DownloadsBench): Promise<DownloadPointer>;
}

/** Brings a download of `a.bin` into a situation and keeps it there. */
export const downloadWays: Readonly<Record<DownloadSituation, Way>> = {
  'a new download': { state: 'created', bring: (bench) => bench.download('a.bin', FINE) },
  'a transferring download': { state: 'transferring', bring: transferring },
  'a paused download': {
    state: 'paused',
    bring: async (bench) => {
      const download = await transferring(bench);
      await download.Pause();
      return download;
    },
  },
  'a download that an error has paused': {
    state: 'paused',
    bring: async (bench) => {
      const download = await bench.started('a.bin', GONE);
      await bench.reaches(download, 'paused');
      return download;
    },
  },
  'a transferred download': { state: 'transferred', bring: transferred },
  'a finalized download': {
    state: 'finalized',
    bring: async (bench) => {
      const download = await transferred(bench);
      await download.Finalize();
      return download;
    },
  },
  'an aborted download': {
    state: 'aborted',
    bring: async (bench) => {
      const download = await bench.download('a.bin', FINE);
      await download.Abort();
      return download;
    },
  },
};

/** Some of its bytes have arrived. */
async function transferring(bench: DownloadsBench): Promise<DownloadPointer> {
  const download = await bench.started('a.bin', STALLS);
  await bench.shows(download, ({ bytesTransferred }) => bytesTransferred > 0);
  return download;
}

async function transferred(bench: DownloadsBench): Promise<DownloadPointer> {
  const download = await bench.started('a.bin', FINE);
  await bench.reaches(download, 'transferred');
  return download;
}
