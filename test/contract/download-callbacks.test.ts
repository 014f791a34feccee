import { existsSync } from 'node:fs';
import type { Caller } from '../../src/com/index.ts';
import { ComError, E_FAIL } from '../../src/com/index.ts';
import type { IDODownload } from '../../src/bindings/index.ts';
import type { DownloadPointer } from '../helpers/download-bench.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { FINE, STALLS } from './helpers/ways.ts';

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownloadstatuscallback-onstatuschange
downloadRule(
  'OnStatusChange is called when the state changes',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    const listener = await bench.listen(download);
    await download.Start([]);
    await listener.heard(({ state }) => state === 'transferred');
    await download.Finalize();
    await listener.heard(({ state }) => state === 'finalized');
    t.true(listener.told.some((status) => status.bytesTotal === 5_000 && status.bytesTransferred === 5_000));
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownloadstatuscallback-onstatuschange
downloadRule('OnStatusChange is called when bytes arrive', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', STALLS);
  const listener = await bench.listen(download);
  await download.Start([]);
  await listener.heard(({ state, bytesTransferred }) => state === 'transferring' && bytesTransferred > 0);
  t.is((await download.GetStatus()).state, 'transferring');
});

/** How often a client asks to be told that bytes arrive. */
const pace = async (download: DownloadPointer, seconds: number, percent: number): Promise<void> => {
  await download.SetProperty('callback-freq-seconds', { type: 'ui4', value: seconds });
  await download.SetProperty('callback-freq-percent', { type: 'ui4', value: percent });
};

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'bytes that arrive are told no more often than the seconds allow that were set',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    // Takes longer than the second that is usual.
    const download = await bench.download('a.bin', { size: 60_000, bytesPerSecond: 40_000 });
    const listener = await bench.listen(download);
    await pace(download, 3_600, 0);
    await download.Start([]);
    await listener.heard(({ state }) => state === 'transferred');
    t.deepEqual(
      listener.told.map(({ state }) => state),
      ['transferring', 'transferred'],
    );
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'bytes that arrive are told at each step of the percents that were set, and not in between',
  { binds: 'embedded' },
  async (t, bench) => {
    // Slow, so that it comes in more pieces than there are steps.
    const download = await bench.download('a.bin', { size: 60_000, stallAfter: 30_000, bytesPerSecond: 60_000 });
    const listener = await bench.listen(download);
    await pace(download, 3_600, 25);
    await download.Start([]);
    await listener.heard(({ state, bytesTransferred }) => state === 'transferring' && bytesTransferred === 30_000);
    bench.server.release();
    await listener.heard(({ state }) => state === 'transferred');
    const steps = listener.told
      .filter(({ state, bytesTransferred }) => state === 'transferring' && bytesTransferred > 0)
      .map(({ bytesTransferred }) => Math.floor(bytesTransferred / 15_000));
    t.deepEqual(steps, [...new Set(steps)]);
    t.true(steps.every((step) => step > 0));
  },
);

// https://learn.microsoft.com/windows/win32/com/rules-for-managing-reference-counts
downloadRule(
  'the download that a callback was shown and kept can be used after it has returned',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    let kept: Caller<typeof IDODownload> | undefined;
    const listener = await bench.listen(download, ({ state }, told) => {
      if (state === 'transferred') kept ??= told.share();
    });
    await download.Start([]);
    await listener.heard(({ state }) => state === 'transferred');
    await kept?.Finalize();
    await kept?.release();
    t.true(existsSync(bench.folder.file('a.bin')));
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownloadstatuscallback-onstatuschange
downloadRule('what OnStatusChange answers is of no importance', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  const listener = await bench.listen(download, () => {
    throw new ComError('refused', E_FAIL);
  });
  await download.Start([]);
  await listener.heard(({ state }) => state === 'transferred');
  await download.Abort();
  await listener.heard(({ state }) => state === 'aborted');
  t.is((await download.GetStatus()).state, 'aborted');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule(
  'the callback that was set last is the one that is told',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    const first = await bench.listen(download);
    const second = await bench.listen(download);
    await download.Start([]);
    await second.heard(({ state }) => state === 'transferred');
    t.deepEqual(first.told, []);
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a callback that was taken away is told nothing', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  const listener = await bench.listen(download);
  await download.SetProperty('callback-interface', { type: 'empty' });
  await download.Start([]);
  await bench.reaches(download, 'transferred');
  t.deepEqual(listener.told, []);
});
