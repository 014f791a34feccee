import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setText, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { downloadWays } from './helpers/download-ways.ts';
import type { DownloadsBench } from './helpers/downloads-bench.ts';
import { FINE, GONE, STALLS } from './helpers/ways.ts';

const NO_URI = '0x80D02200';
const NO_SINK: readonly string[] = ['0x80D02018', '0x80D0200D'];
const NO_CHECK_INFO = '0x80D02016';
const FILE_EXISTS = '0x80070050';
const OVERLAPPING = '0x80D05012';
const BLOCKED_BY_NO_NETWORK = 0x80d03805 | 0;

const bytesOf = ({ folder }: DownloadsBench, name: string): Buffer => readFileSync(folder.file(name));

/** Finalizes a download, once everything has arrived. */
async function finalized(bench: DownloadsBench, download: DownloadPointer): Promise<void> {
  await bench.reaches(download, 'transferred');
  await download.Finalize();
}

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('Start needs to be told from where', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.blank();
  await setText(download, 'local-path', bench.folder.file('a.bin'));
  t.is(await codeOf(() => download.Start([])), NO_URI);
  t.is((await download.GetStatus()).state, 'created');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a content id does not stand for a URI', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.blank();
  await setText(download, 'local-path', bench.folder.file('a.bin'));
  await setText(download, 'content-id', 'content');
  t.is(await codeOf(() => download.Start([])), NO_URI);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('Start needs to be told to where', { binds: 'delivery-optimization' }, async (t, bench) => {
  bench.server.set('a.bin', FINE);
  const download = await bench.blank();
  await setText(download, 'uri', bench.server.url('a.bin'));
  const code = await codeOf(() => download.Start([]));
  t.true(NO_SINK.includes(code), code);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule(
  'a mandatory check of a download needs its information',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    await download.SetProperty('integrity-check-mandatory', { type: 'bool', value: true });
    t.is(await codeOf(() => download.Start([])), NO_CHECK_INFO);
  },
);

for (const [what, ranges, binds] of [
  ['an empty list of ranges', [], 'delivery-optimization'],
  ['NULL', null, 'embedded'],
] as const) {
  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
  downloadRule(`the first Start with ${what} fetches the whole file`, { binds }, async (t, bench) => {
    const download = await bench.download('a.bin', FINE);
    await download.Start(ranges);
    t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 5_000, bytesTransferred: 5_000, error: 0 });
    await download.Finalize();
    t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
  });
}

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
downloadRule('a Start with ranges fetches those alone', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await download.Start([
    { offset: 0, length: 50 },
    { offset: 1_000, length: 100 },
  ]);
  t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 150, bytesTransferred: 150 });
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
downloadRule('a transferred download fetches other ranges', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await download.Start([{ offset: 0, length: 50 }]);
  await bench.reaches(download, 'transferred');
  await download.Start([{ offset: 4_000, length: undefined }]);
  await bench.reaches(download, 'transferred');
  await download.Finalize();
  t.is((await download.GetStatus()).state, 'finalized');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
downloadRule('ranges stand one after the other, as they were asked for', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await download.Start([
    { offset: 1_000, length: 100 },
    { offset: 0, length: 50 },
  ]);
  await bench.reaches(download, 'transferred');
  t.is(await codeOf(() => download.Start([{ offset: 1_050, length: 100 }])), OVERLAPPING);
  await download.Start([{ offset: 4_000, length: undefined }]);
  t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 1_150, bytesTransferred: 1_150 });
  await download.Finalize();
  const content = bench.server.contentOf('a.bin');
  const parts = [content.subarray(1_000, 1_100), content.subarray(0, 50), content.subarray(4_000)];
  t.deepEqual(bytesOf(bench, 'a.bin'), Buffer.concat(parts));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
downloadRule('the whole file takes the place of its parts', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await download.Start([{ offset: 1_000, length: 100 }]);
  await bench.reaches(download, 'transferred');
  await download.Start([]);
  await finalized(bench, download);
  t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-pause
downloadRule(
  'a paused download keeps its bytes and goes on from there',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await downloadWays['a paused download'].bring(bench);
    const { bytesTransferred } = await download.GetStatus();
    t.true(bytesTransferred > 0);
    bench.server.release();
    await download.Start(null);
    await finalized(bench, download);
    t.regex(bench.server.requests.at(-1)?.range ?? '', /^bytes=[1-9]\d*-/);
    t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
downloadRule(
  'a paused download of a range goes on with that range alone',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const download = await bench.download('a.bin', STALLS);
    await download.Start([{ offset: 1_000, length: 300_000 }]);
    await bench.shows(download, ({ bytesTransferred }) => bytesTransferred > 0);
    await download.Pause();
    const before = bench.server.requests.length;
    bench.server.release();
    await download.Start(null);
    t.like(await bench.reaches(download, 'transferred'), { bytesTotal: 300_000, bytesTransferred: 300_000 });
    await download.Finalize();
    t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin').subarray(1_000, 301_000));
    const asked = bench.server.requests.slice(before).map(({ range }) => /^bytes=(\d+)-(\d+)$/.exec(range ?? ''));
    t.true(asked.length > 0);
    for (const range of asked) t.true(Number(range?.[1]) > 1_000 && Number(range?.[2]) <= 300_999, range?.[0]);
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
downloadRule('an error shows in the status', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.started('a.bin', GONE);
  const { state } = await bench.shows(download, ({ error }) => error < 0);
  t.true(state === 'transferring' || state === 'paused', state);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
downloadRule(
  'an answer that will not change pauses the download, with the code of the status',
  { binds: 'embedded' },
  async (t, bench) => {
    const download = await bench.started('a.bin', GONE);
    const status = await bench.reaches(download, 'paused');
    t.like(status, { error: 0x80190194 | 0, extendedError: 0x80190194 | 0 });
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
downloadRule(
  'a download that an error has paused goes on once its cause is gone and it is started',
  { binds: 'embedded' },
  async (t, bench) => {
    const download = await downloadWays['a download that an error has paused'].bring(bench);
    bench.server.set('a.bin', FINE);
    await download.Start(null);
    t.like(await download.GetStatus(), { error: 0 });
    await finalized(bench, download);
    t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
  },
);

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
downloadRule('a busy server is asked again, and the error shows meanwhile', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.started('a.bin', { status: 503 });
  const status = await bench.shows(download, ({ error }) => error !== 0);
  t.like(status, { state: 'transferring', error: 0x801901f7 | 0, extendedError: 0x801901f7 | 0 });
  bench.server.set('a.bin', FINE);
  t.like(await bench.reaches(download, 'transferred'), { error: 0, extendedError: 0 });
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule('without a network the service waits for it', { binds: 'embedded' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  await bench.server.close();
  await download.Start([]);
  const status = await bench.shows(download, ({ error }) => error !== 0);
  t.like(status, { state: 'transferring', error: BLOCKED_BY_NO_NETWORK, extendedError: 0x80072efd | 0 });
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('a file that exists is not overwritten', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await bench.download('a.bin', FINE);
  writeFileSync(bench.folder.file('a.bin'), 'mine');
  if ((await codeOf(() => download.Start([]))) === 'ok') await bench.shows(download, ({ error }) => error < 0);
  t.is(bytesOf(bench, 'a.bin').toString(), 'mine');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('Start and Finalize refuse to overwrite a file', { binds: 'embedded' }, async (t, bench) => {
  const late = await bench.started('a.bin', FINE);
  await bench.reaches(late, 'transferred');
  writeFileSync(bench.folder.file('a.bin'), 'mine');
  t.is(await codeOf(() => late.Finalize()), FILE_EXISTS);
  t.is((await late.GetStatus()).state, 'transferred');
  writeFileSync(bench.folder.file('b.bin'), 'mine');
  const download = await bench.download('b.bin', FINE);
  t.is(await codeOf(() => download.Start([])), FILE_EXISTS);
  t.is((await download.GetStatus()).state, 'created');
  for (const name of ['a.bin', 'b.bin']) t.is(bytesOf(bench, name).toString(), 'mine');
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
downloadRule('folders that are missing are made', { binds: 'delivery-optimization' }, async (t, bench) => {
  bench.server.set('a.bin', FINE);
  const download = await bench.blank();
  await setText(download, 'uri', bench.server.url('a.bin'));
  await setText(download, 'local-path', bench.folder.file('deep/er/a.bin'));
  await download.SetProperty('foreground-priority', { type: 'bool', value: true });
  await download.Start([]);
  await finalized(bench, download);
  t.deepEqual(bytesOf(bench, 'deep/er/a.bin'), bench.server.contentOf('a.bin'));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-abort
downloadRule('an aborted download leaves nothing', { binds: 'delivery-optimization' }, async (t, bench) => {
  const download = await downloadWays['a transferring download'].bring(bench);
  await download.Abort();
  await bench.until(() => Promise.resolve(bench.folder.names().length === 0));
  t.false(existsSync(bench.folder.file('a.bin')));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
downloadRule('a file stands under its name after Finalize, and not before', { binds: 'embedded' }, async (t, bench) => {
  const download = await downloadWays['a transferred download'].bring(bench);
  t.false(existsSync(bench.folder.file('a.bin')));
  await download.Finalize();
  t.deepEqual(bench.folder.names(), ['a.bin']);
});
