import { IDOManager } from '../../../src/bindings/index.ts';
import type { Caller } from '../../../src/com/index.ts';
import type { DownloadState } from '../../../src/model/index.ts';
import { setText, type DownloadPointer, type DownloadStatus } from '../../helpers/download-bench.ts';
import type { FileBehaviour } from '../../helpers/file-server.ts';
import { keepingStream, type KeepingStream, type Write } from '../../helpers/keeping-stream.ts';
import { listenTo, statusListener, type StatusListener } from '../../helpers/status-listener.ts';
import type { ContractBench } from './contract-bench.ts';

/** The downloads of a service. At the end they are aborted, and everything that was handed out is released. */
export interface DownloadsBench extends Pick<ContractBench, 'server' | 'folder' | 'until'>, AsyncDisposable {
  readonly manager: Caller<typeof IDOManager>;
  /** A download of nothing, to nowhere. */
  blank(): Promise<DownloadPointer>;
  /** A download of a file that the server has from now on, to a file of the same name; not started. */
  download(name: string, behaviour?: FileBehaviour): Promise<DownloadPointer>;
  /** As `download`, of the whole file and started. */
  started(name: string, behaviour?: FileBehaviour): Promise<DownloadPointer>;
  /** Waits until the download is in the state; fails once it rests in another, or takes far too long. */
  reaches(download: DownloadPointer, state: DownloadState): Promise<DownloadStatus>;
  /** Waits until `fact` holds for the status; fails when it takes far too long. */
  shows(download: DownloadPointer, fact: (status: DownloadStatus) => boolean): Promise<DownloadStatus>;
  /** Registers a callback. Its `heard` fails when it takes far too long. */
  listen(download: DownloadPointer, act?: Parameters<typeof statusListener>[0]): Promise<StatusListener>;
  /** A stream that takes the bytes of a download in place of a file. */
  stream(download: DownloadPointer, write?: Write): Promise<KeepingStream>;
}

export async function downloadsBench(bench: ContractBench): Promise<DownloadsBench> {
  const { server, folder, until, calling } = bench;
  const manager = await bench.manager.query(IDOManager);
  const downloads: DownloadPointer[] = [];
  const objects: { release(): unknown }[] = [];

  const blank = async () => {
    const download = await manager.CreateDownload();
    downloads.push(download);
    return download;
  };
  const download = async (name: string, behaviour?: FileBehaviour) => {
    if (behaviour !== undefined) server.set(name, behaviour);
    const made = await blank();
    // In the background a service may take its time.
    await made.SetProperty('foreground-priority', { type: 'bool', value: true });
    await setText(made, 'uri', server.url(name));
    await setText(made, 'local-path', folder.file(name));
    return made;
  };
  const shows = async (made: DownloadPointer, fact: (status: DownloadStatus) => boolean) => {
    let status = await made.GetStatus();
    await until(async () => {
      status = await made.GetStatus();
      return fact(status);
    });
    return status;
  };

  return {
    manager,
    server,
    folder,
    until,
    blank,
    download,
    started: async (name, behaviour) => {
      const made = await download(name, behaviour);
      await made.Start([]);
      return made;
    },
    shows,
    reaches: (made, state) =>
      shows(made, (status) => {
        if (status.state !== state && AT_REST.has(status.state)) {
          throw new Error(`The download is ${status.state}, and should be ${state}.`);
        }
        return status.state === state;
      }),
    listen: async (made, act) => {
      const listener = statusListener(act, calling);
      objects.push(listener.object);
      await listenTo(made, listener);
      return { ...listener, heard: (fact) => until(() => Promise.resolve(listener.told.some(fact))) };
    },
    stream: async (made, write) => {
      const stream = keepingStream(write);
      objects.push(stream.object);
      await made.SetProperty('stream-interface', { type: 'unknown', value: stream.object });
      return stream;
    },
    async [Symbol.asyncDispose]() {
      for (const made of downloads) {
        await made.SetProperty('callback-interface', { type: 'empty' }).catch(() => undefined);
        await made.Abort().catch(() => undefined);
        await made.release();
      }
      await manager.release();
      for (const object of objects) object.release();
    },
  };
}

/** States that a download leaves only when somebody calls. */
const AT_REST: ReadonlySet<DownloadState> = new Set(['created', 'paused', 'transferred', 'finalized', 'aborted']);
