import { readFileSync } from 'node:fs';
import test, { registerCompletionHandler } from 'ava';
import { IDODownload, IDODownloadStatusCallback, IDOManager } from '../../src/bindings/index.ts';
import { activate, implement, type ValueOf } from '../../src/com/index.ts';
import type { DO_DOWNLOAD_STATUS } from '../../src/bindings/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { gate } from '../helpers/gate.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

test.serial(
  'a download of a service in another process is told of to the end, finalized, and leaves nothing',
  async (t) => {
    using folder = temporaryFolder();
    await using files = await startFileServer({ 'a.bin': { size: 300_000 } });
    await using server = await LocalServer.start();
    const manager = await activate(server.clsid, IDOManager);
    const download = await manager.CreateDownload();
    await download.SetProperty('uri', { type: 'bstr', value: files.url('a.bin') });
    await download.SetProperty('local-path', { type: 'bstr', value: folder.file('a.bin') });
    const told: ValueOf<typeof DO_DOWNLOAD_STATUS>[] = [];
    const transferred = gate();
    const finalized = gate();
    const callback = implement(IDODownloadStatusCallback, {
      OnStatusChange: (_, status) => {
        told.push(status);
        if (status.state === 'transferred') transferred.open();
        if (status.state === 'finalized') finalized.open();
      },
    });
    await download.SetProperty('callback-interface', { type: 'unknown', value: callback });
    await download.Start([]);
    await transferred.passed;
    t.like(await download.GetStatus(), { state: 'transferred', bytesTotal: 300_000, bytesTransferred: 300_000 });
    t.deepEqual(await download.GetProperty('http-status-code'), { type: 'ui4', value: 200 });

    const listed = await manager.EnumDownloads(null);
    const [, [found]] = await listed.Next(1);
    const same = await found?.query(IDODownload);
    t.deepEqual(await same?.GetProperty('local-path'), { type: 'bstr', value: folder.file('a.bin') });

    await download.Finalize();
    await finalized.passed;
    t.deepEqual(readFileSync(folder.file('a.bin')), files.contentOf('a.bin'));
    t.is(told.at(-1)?.state, 'finalized');
    for (const pointer of [same, found, listed, download, manager]) await pointer?.release();
    t.is(await server.objectsInUse(), 0);
    callback.release();
  },
);
