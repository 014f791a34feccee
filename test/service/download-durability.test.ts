import { readFileSync } from 'node:fs';
import test from 'ava';
import { Engine } from '../../src/service/engine/index.ts';
import type { Download } from '../../src/service/download/index.ts';
import { openStore, type Store } from '../../src/service/store/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { QUICK } from '../helpers/service-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Waits for an event after which `fact` holds; holds at once where it does already. */
const shows = (download: Download, fact: (download: Download) => boolean): Promise<void> =>
  new Promise((done) => {
    if (fact(download)) return done();
    const off = download.on(() => {
      if (!fact(download)) return;
      off();
      done();
    });
  });

/** A server, a folder for files and one for the state, and engines one after the other over it. */
async function world(size = 3_000_000) {
  const server = await startFileServer({ 'a.bin': { size, stallAfter: size / 2 } });
  const files = temporaryFolder();
  const state = temporaryFolder();
  let store: Store = await openStore(state.path);
  const engine = () => new Engine({ transfer: QUICK, store });
  return {
    server,
    files,
    engine,
    store: () => store,
    /** As if the process died: what is not in the store is gone. */
    die: async () => {
      await store.close();
      store = await openStore(state.path);
    },
    download: ({ downloads }: Engine, nonVolatile: boolean) => {
      const download = downloads.create();
      download.set({ uri: server.url('a.bin'), localPath: files.file('a.bin'), nonVolatile });
      return download;
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await store.close();
      files[Symbol.dispose]();
      state[Symbol.dispose]();
    },
  };
}

test('a download that is not volatile goes on in the next process, from the bytes on disk', async (t) => {
  await using its = await world();
  const first = its.engine();
  const download = its.download(first, true);
  download.start([]);
  await shows(download, ({ bytesTransferred }) => bytesTransferred >= 1_500_000);
  await first.close();
  await its.die();
  its.server.release();
  await using second = its.engine();
  const [found] = second.downloads.downloads();
  t.is(found?.id, download.id);
  t.is(found?.state, 'transferring');
  if (found === undefined) return;
  await shows(found, ({ state }) => state === 'transferred');
  t.regex(its.server.requests.at(-1)?.range ?? '', /^bytes=[1-9]/);
  found.finalize();
  t.deepEqual(readFileSync(its.files.file('a.bin')), its.server.contentOf('a.bin'));
});

for (const state of ['created', 'paused'] as const) {
  test(`a download that is not volatile is ${state} in the next process, too`, async (t) => {
    await using its = await world();
    const first = its.engine();
    const download = its.download(first, true);
    download.set({ displayName: 'kept' });
    if (state === 'paused') {
      download.start([]);
      download.pause();
    }
    await first.close();
    await its.die();
    await using second = its.engine();
    const [found] = second.downloads.downloads();
    t.is(found?.id, download.id);
    t.is(found?.state, state);
    t.is(found?.settings.values.displayName, 'kept');
  });
}

test('what is left of a volatile download whose process died is removed by the next one', async (t) => {
  await using its = await world();
  const first = its.engine();
  const download = its.download(first, false);
  download.start([]);
  await shows(download, ({ bytesTransferred }) => bytesTransferred >= 1_500_000);
  t.is(its.files.names().length, 1);
  await its.die();
  await using second = its.engine();
  t.deepEqual(second.downloads.downloads(), []);
  await second.downloads.close();
  t.deepEqual(its.files.names(), []);
  await first.close();
});

test('a service that ends in order leaves no file of a volatile download', async (t) => {
  await using its = await world();
  const engine = its.engine();
  const download = its.download(engine, false);
  download.start([]);
  await shows(download, ({ bytesTransferred }) => bytesTransferred >= 1_500_000);
  await engine.close();
  t.deepEqual(its.files.names(), []);
  t.is(download.state, 'aborted');
});

test('nothing is left in the store of downloads that are over', async (t) => {
  await using its = await world(1_000);
  const first = its.engine();
  its.server.release();
  const finalized = its.download(first, true);
  finalized.start([]);
  await shows(finalized, ({ state }) => state === 'transferred');
  finalized.finalize();
  const aborted = first.downloads.create();
  aborted.set({ nonVolatile: true });
  aborted.abort();
  await first.close();
  await its.die();
  await using second = its.engine();
  t.deepEqual(second.downloads.downloads(), []);
});

test('a download that nobody has ended in 30 days is over when the service starts', async (t) => {
  await using its = await world(1_000);
  const first = its.engine();
  its.download(first, true);
  await first.close();
  await its.die();
  const store = its.store();
  await using second = new Engine({ transfer: QUICK, store, now: () => new Date(Date.now() + 31 * 24 * 3_600_000) });
  t.deepEqual(second.downloads.downloads(), []);
});
