import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import test, { registerCompletionHandler } from 'ava';
import { liveObjects } from '../../src/com/index.ts';
import type { DownloadStatus } from '../../src/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

const MiB = 1024 * 1024;

test.serial(
  'the client fetches a file by a download of a service in another process, and leaves nothing',
  async (t) => {
    using folder = temporaryFolder();
    await using files = await startFileServer({ 'a.bin': { size: 300_000 } });
    await using server = await LocalServer.start();
    const own = liveObjects();
    {
      await using service = await server.connect();
      const told: DownloadStatus['state'][] = [];
      const progress = await service.download(files.url('a.bin'), folder.file('a.bin'), {
        foregroundPriority: true,
        onStatus: ({ state }) => void told.push(state),
      });
      t.deepEqual(progress, { bytesTotal: 300_000, bytesTransferred: 300_000 });
      t.is(told.at(-1), 'transferred');
      t.deepEqual(readFileSync(folder.file('a.bin')), files.contentOf('a.bin'));
    }
    t.is(await server.objectsInUse(), 0);
    t.is(liveObjects(), own);
  },
);

test.serial('a download of a service in another process is listed, changed and aborted', async (t) => {
  using folder = temporaryFolder();
  await using files = await startFileServer({ 'a.bin': { size: 300_000, stallAfter: 100_000 } });
  await using server = await LocalServer.start();
  {
    await using service = await server.connect();
    const download = await service.createDownload({ url: files.url('a.bin'), path: folder.file('a.bin') });
    await download.set({ displayName: 'drivers' });
    await download.start();
    const [found] = await service.downloads({ displayName: 'drivers' });
    t.is(found?.id, download.id);
    await found?.abort();
    t.like(await download.done(), { state: 'aborted' });
  }
  t.is(await server.objectsInUse(), 0);
  t.deepEqual(folder.names(), []);
});

test.serial('a stream gets every byte from a service in another process, in order', async (t) => {
  await using files = await startFileServer({ 'a.bin': { size: 16 * MiB } });
  await using server = await LocalServer.start();
  {
    await using service = await server.connect();
    const stream = await service.stream(files.url('a.bin'), { highWaterMark: MiB });
    t.true((await buffer(stream)).equals(files.contentOf('a.bin')));
    t.deepEqual(await service.downloads(), []);
  }
  t.is(await server.objectsInUse(), 0);
});

test.serial('a stream that is cancelled lets go of the service in another process', async (t) => {
  await using files = await startFileServer({ 'a.bin': { size: 300_000, stallAfter: 100_000 } });
  await using server = await LocalServer.start();
  {
    await using service = await server.connect();
    const stream = await service.stream(files.url('a.bin'));
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    t.deepEqual(await service.downloads(), []);
  }
  t.is(await server.objectsInUse(), 0);
});
