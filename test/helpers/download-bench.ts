import {
  IDODownload,
  IDOManager,
  type DO_DOWNLOAD_RANGE,
  type DO_DOWNLOAD_STATUS,
  type DODownloadProperty,
} from '../../src/bindings/index.ts';
import { adopt, type Caller, type ValueOf } from '../../src/com/index.ts';
import type { DownloadState } from '../../src/model/index.ts';
import { Engine } from '../../src/service/engine/index.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import type { Store } from '../../src/service/store/index.ts';
import type { TransferOptions } from '../../src/service/transfer/index.ts';
import { startFileServer, type FileBehaviour, type FileServer } from './file-server.ts';
import { QUICK } from './service-bench.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

export type DownloadPointer = Caller<typeof IDODownload>;
export type DownloadStatus = ValueOf<typeof DO_DOWNLOAD_STATUS>;
export type Range = ValueOf<typeof DO_DOWNLOAD_RANGE>;
type PropertyName = ValueOf<typeof DODownloadProperty>;

/** The embedded service's downloads seen through their vtables only, with a file server and a folder; gone together. */
export interface DownloadBench extends AsyncDisposable {
  readonly engine: Engine;
  readonly manager: Caller<typeof IDOManager>;
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  /** A download of the named file of the server, to a file of the same name; not started, the caller's to release. */
  download(name: string): Promise<DownloadPointer>;
  /** Waits until the download is in the state. */
  reaches(download: DownloadPointer, state: DownloadState): Promise<DownloadStatus>;
  /** Waits until `fact` holds for the status. */
  shows(download: DownloadPointer, fact: (status: DownloadStatus) => boolean): Promise<DownloadStatus>;
}

export async function downloadBench(
  files: Readonly<Record<string, FileBehaviour>> = {},
  transfer: Partial<TransferOptions> = QUICK,
  store?: Store,
): Promise<DownloadBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const engine = new Engine({ transfer, store });
  const create = managersOf(engine, { calling: 'direct', repeatDelays: { first: 1, longest: 4 } });
  const manager = adopt(IDOManager, create().giveAway(IDOManager), 'direct');
  const shows = async (download: DownloadPointer, fact: (status: DownloadStatus) => boolean) => {
    const id = await textOf(download, 'id');
    const known = engine.downloads.downloads().find((each) => each.id === id);
    for (;;) {
      const status = await download.GetStatus();
      if (fact(status)) return status;
      if (known === undefined) throw new Error(`The download ${id} is over.`);
      await new Promise<void>((heard) => {
        const off = known.on(() => {
          off();
          heard();
        });
      });
    }
  };
  return {
    engine,
    manager,
    server,
    folder,
    download: async (name) => {
      const download = await manager.CreateDownload();
      await setText(download, 'uri', server.url(name));
      await setText(download, 'local-path', folder.file(name));
      return download;
    },
    reaches: (download, state) => shows(download, (status) => status.state === state),
    shows,
    async [Symbol.asyncDispose]() {
      await manager.release();
      await engine.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}

export const setText = (download: DownloadPointer, name: PropertyName, value: string): Promise<void> =>
  download.SetProperty(name, { type: 'bstr', value });

export async function textOf(download: DownloadPointer, name: PropertyName): Promise<string> {
  const variant = await download.GetProperty(name);
  if (variant.type !== 'bstr') throw new Error(`${name} is a ${variant.type}.`);
  return variant.value;
}
