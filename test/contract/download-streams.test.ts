import { ComError, E_FAIL } from '../../src/com/index.ts';
import { setText, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { KeepingStream, Write } from '../helpers/keeping-stream.ts';
import { downloadRule } from './helpers/download-rule.ts';
import type { DownloadsBench } from './helpers/downloads-bench.ts';

const RANGES_UNEXPECTED = '0x80D02203';
const RANGES_EXPECTED = '0x80D02204';
const STG_E_WRITEFAULT = 0x8003001d;
const TO_THE_END = { offset: 0, length: undefined };

/** A download of 300,000 bytes to a stream; not started. */
async function streamed(
  bench: DownloadsBench,
  write?: Write,
): Promise<KeepingStream & { readonly download: DownloadPointer }> {
  bench.server.set('a.bin', { size: 300_000 });
  const download = await bench.blank();
  await download.SetProperty('foreground-priority', { type: 'bool', value: true });
  await setText(download, 'uri', bench.server.url('a.bin'));
  return { download, ...(await bench.stream(download, write)) };
}

for (const [what, range] of [
  ['a range from the beginning to the end', TO_THE_END],
  ['a range from amidst to the end', { offset: 100, length: undefined }],
  ['a range with both ends', { offset: 100, length: 200_000 }],
] as const) {
  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
  downloadRule(
    `a stream of which only Write works takes ${what}, in order`,
    { binds: 'delivery-optimization' },
    async (t, bench) => {
      const { download, content } = await streamed(bench);
      await download.Start([range]);
      await bench.reaches(download, 'transferred');
      const end = range.length === undefined ? undefined : range.offset + range.length;
      t.deepEqual(content(), bench.server.contentOf('a.bin').subarray(range.offset, end));
      await download.Finalize();
      t.deepEqual(bench.folder.names(), []);
    },
  );
}

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a stream takes the whole file, in order', { binds: 'embedded' }, async (t, bench) => {
  const { download, content } = await streamed(bench);
  await download.Start([]);
  await bench.reaches(download, 'transferred');
  t.deepEqual(content(), bench.server.contentOf('a.bin'));
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule(
  'a stream stays with what it was first asked for, ranges or all',
  { binds: 'embedded' },
  async (t, bench) => {
    const ranges = await streamed(bench);
    await ranges.download.Start([TO_THE_END]);
    await bench.reaches(ranges.download, 'transferred');
    t.is(await codeOf(() => ranges.download.Start([])), RANGES_EXPECTED);
    const all = await streamed(bench);
    await all.download.Start([]);
    await bench.reaches(all.download, 'transferred');
    t.is(await codeOf(() => all.download.Start([{ offset: 0, length: 5 }])), RANGES_UNEXPECTED);
  },
);

// https://learn.microsoft.com/windows/win32/api/objidl/nf-objidl-isequentialstream-write
downloadRule(
  'a stream that fails ends the transfer with an error',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const { download } = await streamed(bench, full);
    await download.Start([TO_THE_END]);
    const { state } = await bench.shows(download, ({ error }) => error < 0);
    t.not(state, 'transferred');
  },
);

// https://learn.microsoft.com/windows/win32/api/objidl/nf-objidl-isequentialstream-write
downloadRule('a stream that fails pauses the download with its code', { binds: 'embedded' }, async (t, bench) => {
  const { download } = await streamed(bench, full);
  await download.Start([]);
  t.is((await bench.reaches(download, 'paused')).error, E_FAIL);
});

// https://learn.microsoft.com/windows/win32/api/objidl/nf-objidl-isequentialstream-write
downloadRule(
  'a stream that takes less than it was given pauses the download, which goes on behind what it took',
  { binds: 'embedded' },
  async (t, bench) => {
    const taken: number[] = [];
    const { download, content } = await streamed(bench, ({ length }) => {
      taken.push(length);
      return taken.length === 1 ? length - 1 : length;
    });
    await download.Start([]);
    t.is((await bench.reaches(download, 'paused')).error >>> 0, STG_E_WRITEFAULT);
    t.is(taken.length, 1);
    await download.Start(null);
    await bench.reaches(download, 'transferred');
    t.deepEqual(content(), bench.server.contentOf('a.bin'));
  },
);

function full(): never {
  throw new ComError('full', E_FAIL);
}
