import { readFileSync } from 'node:fs';
import test from 'ava';
import { IBackgroundCopyManager, IDODownload, IDOManager } from '../../src/bindings/index.ts';
import { IUnknown } from '../../src/com/index.ts';
import { downloadBench, textOf } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { listenTo, statusListener } from '../helpers/status-listener.ts';

test('a download that is started, told of, and finalized leaves the file under its name', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 300_000 } });
  using download = await bench.download('a.bin');
  const listener = statusListener();
  await listenTo(download, listener);
  t.like(await download.GetStatus(), { state: 'created', bytesTransferred: 0, error: 0 });
  await download.Start([]);
  t.is((await download.GetStatus()).state, 'transferring');
  await listener.heard(({ state }) => state === 'transferred');
  t.like(await download.GetStatus(), { state: 'transferred', bytesTotal: 300_000, bytesTransferred: 300_000 });
  t.false(bench.folder.names().includes('a.bin'));
  await download.Finalize();
  t.is((await download.GetStatus()).state, 'finalized');
  t.deepEqual(bench.folder.names(), ['a.bin']);
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
  await listener.heard(({ state }) => state === 'finalized');
  t.deepEqual(listener.told.filter(({ state }) => state === 'transferring').length >= 1, true);
  listener.object.release();
});

test('one manager answers for jobs and for downloads', async (t) => {
  await using bench = await downloadBench();
  using jobs = await bench.manager.query(IBackgroundCopyManager);
  using downloads = await jobs.query(IDOManager);
  using identity = await downloads.query(IUnknown);
  using other = await jobs.query(IUnknown);
  t.is(identity.address, other.address);
});

test('downloads are listed as IUnknown, and are the very objects that clients hold', async (t) => {
  await using bench = await downloadBench();
  t.is(await codeOf(async () => (await bench.manager.EnumDownloads(null)).release()), '0x80D02005');
  using download = await bench.download('a.bin');
  using listed = await bench.manager.EnumDownloads(null);
  const [, [found]] = await listed.Next(5);
  using same = await found?.query(IDODownload);
  t.is(same?.address, download.address);
  t.is(await textOf(download, 'local-path'), bench.folder.file('a.bin'));
  await found?.release();
});
