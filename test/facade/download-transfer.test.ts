import { existsSync } from 'node:fs';
import test from 'ava';
import { DO_E_DOWNLOAD_NO_PROGRESS, RPC_E_CALL_REJECTED } from '../../src/bindings/index.ts';
import { ComError } from '../../src/com/index.ts';
import { downloadBench, setText, textOf, type DownloadBench, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { keepingStream } from '../helpers/keeping-stream.ts';
import { listenTo, statusListener } from '../helpers/status-listener.ts';

const NO_CHECK_INFO = '0x80D02016';
const STALLS = { size: 200_000, stallAfter: 1_000 };

/** Fails the test where a download rests in another state. */
async function transferred(bench: DownloadBench, download: DownloadPointer): Promise<void> {
  const { state } = await bench.shows(download, (status) => status.state !== 'transferring');
  if (state !== 'transferred') throw new Error(`The download is ${state}.`);
}

test('a mandatory check needs its information, and is refused with it as well', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  await download.SetProperty('integrity-check-mandatory', { type: 'bool', value: true });
  t.is(await codeOf(() => download.Start([])), NO_CHECK_INFO);
  await setText(download, 'integrity-check-info', '{}');
  t.is(await codeOf(() => download.Start([])), '0x80004001');
});

test('credentials that are not accepted pause the download', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { status: 401 } });
  using download = await bench.download('a.bin');
  await setText(download, 'http-custom-auth-headers', 'Authorization: Basic c2VjcmV0\r\n');
  await download.Start([]);
  t.like(await bench.reaches(download, 'paused'), { error: 0x80190191 | 0 });
  t.is(bench.server.requests.length, 2);
});

test('a download that gets no byte in its time is paused, and says what the last attempt met with', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { status: 503 } });
  using download = await bench.download('a.bin');
  // The property takes no time that a test could wait for.
  bench.engine.downloads.downloads()[0]?.settings.change({ noProgressTimeoutSeconds: 0.2 });
  await download.Start([]);
  t.like(await bench.shows(download, ({ error }) => error !== 0), { state: 'transferring', error: 0x801901f7 | 0 });
  t.like(await bench.reaches(download, 'paused'), {
    error: DO_E_DOWNLOAD_NO_PROGRESS,
    extendedError: 0x801901f7 | 0,
  });
  bench.server.set('a.bin', { size: 10 });
  await download.Start(null);
  t.like(await bench.reaches(download, 'transferred'), { error: 0, extendedError: 0 });
});

test('a no-progress time-out of 0 takes back what was set', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.download('a.bin');
  const settings = bench.engine.downloads.downloads()[0]?.settings;
  for (const [value, seconds] of [
    [60, 60],
    [0, 86_400],
  ] as const) {
    await download.SetProperty('no-progress-timeout-seconds', { type: 'ui4', value });
    t.is(settings?.noProgressTimeoutSeconds, seconds);
  }
});

test('the callback may finalize the download it is told of', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const listener = statusListener(({ state }, told) => {
    if (state !== 'transferred') return;
    const kept = told.share();
    void kept.Finalize();
    kept[Symbol.dispose]();
  });
  await listenTo(download, listener);
  await download.Start([]);
  await listener.heard(({ state }) => state === 'finalized');
  t.true(existsSync(bench.folder.file('a.bin')));
  listener.object.release();
});

test('a callback that cannot be reached is called three times, and then let go', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  using download = await bench.download('a.bin');
  const listener = statusListener(() => {
    throw new ComError('busy', RPC_E_CALL_REJECTED);
  });
  await listenTo(download, listener);
  await download.Start([]);
  await listener.heard(() => listener.told.length === 3);
  await new Promise((turn) => setImmediate(turn));
  t.is(await codeOf(() => download.GetProperty('callback-interface')), '0x80070490');
  t.is(listener.object.release(), 0);
});

test('what is no callback is let go once it should be told', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const stream = keepingStream();
  await download.SetProperty('callback-interface', { type: 'unknown', value: stream.object });
  await download.Start([]);
  await transferred(bench, download);
  await new Promise((turn) => setImmediate(turn));
  t.is(await codeOf(() => download.GetProperty('callback-interface')), '0x80070490');
  t.is(stream.object.release(), 0);
});

test('a download that nobody holds goes on, and is found again', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  const download = await bench.download('a.bin');
  await download.Start([]);
  const id = await textOf(download, 'id');
  await download.release();
  bench.server.release();
  using listed = await bench.manager.EnumDownloads({ property: 'id', value: id });
  const [, [found]] = await listed.Next(1);
  t.truthy(found);
  await found?.release();
});
