import { readFileSync } from 'node:fs';
import { DO_E_INSUFFICIENT_RANGE_SUPPORT } from '../../src/bindings/index.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { downloadWays } from './helpers/download-ways.ts';
import { FINE } from './helpers/ways.ts';

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule('ranges are asked of the server as ranges', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await download.Start([{ offset: 1_000, length: 100 }]);
  await bench.reaches(download, 'transferred');
  t.true(bench.server.requests.some(({ range = '' }) => /^bytes=1000-\d+/.test(range)));
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule(
  'a server that sends no ranges cannot serve them',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', { ...FINE, noRanges: true });
    await download.Start([{ offset: 1_000, length: 100 }]);
    const { error } = await bench.shows(download, (status) => status.error < 0);
    t.is(error, DO_E_INSUFFICIENT_RANGE_SUPPORT);
  },
);

for (const [what, behaviour] of [
  ['sends no ranges', { noRanges: true }],
  ['tells no length', { noLength: true }],
] as const) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
  downloadRule(`a server that ${what} can serve a whole file`, { binds: 'embedded' }, async (t, bench) => {
    const download = await bench.started('a.bin', { ...FINE, ...behaviour });
    t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 5_000, bytesTransferred: 5_000 });
  });
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule('a server that sends no ranges sends all again after a pause', { binds: 'embedded' }, async (t, bench) => {
  const download = await downloadWays['a paused download'].bring(bench);
  bench.server.set('a.bin', { ...FINE, noRanges: true });
  await download.Start(null);
  await bench.reaches(download, 'transferred');
  await download.Finalize();
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a redirect is followed', { binds: 'delivery-optimization' }, async (t, bench) => {
  bench.server.set('a.bin', FINE);
  const download = await bench.started('moved.bin', { redirectTo: bench.server.url('a.bin') });
  t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 5_000 });
});
