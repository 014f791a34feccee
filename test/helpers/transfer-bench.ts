import {
  DEFAULT_TRANSFER_OPTIONS,
  FileTransfer,
  fileSink,
  localDisk,
  openNetwork,
  Stop,
} from '../../src/service/transfer/index.ts';
import type {
  Attempt,
  Disk,
  FileTransferOptions,
  Network,
  TransferOptions,
  TransferProgress,
} from '../../src/service/transfer/index.ts';
import { startFileServer } from './file-server.ts';
import type { FileBehaviour, FileServer } from './file-server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export const MiB = 1024 * 1024;

/** A file server, a network and a folder, gone together at the end of a test. */
export interface TransferBench extends AsyncDisposable {
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  readonly network: Network;
  /** What the transfers were told to keep, one after the other. */
  readonly told: readonly TransferProgress[];
  /** A transfer to the file of that name in the folder. */
  transfer(name: string, options?: Partial<FileTransferOptions>): FileTransfer;
  /** What an attempt to fetch the file of that name of the server needs. */
  attempt(name: string, attempt?: Partial<Attempt>): Attempt;
}

export async function transferBench(
  files: Readonly<Record<string, FileBehaviour>>,
  options: Partial<TransferOptions> = {},
  disk: Disk = localDisk,
): Promise<TransferBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const network = openNetwork({ ...DEFAULT_TRANSFER_OPTIONS, ...options }, disk);
  const told: TransferProgress[] = [];
  const onProgress = (progress: TransferProgress) => void told.push(progress);
  return {
    server,
    folder,
    network,
    told,
    transfer: (name, more = {}) => {
      const sink = fileSink(disk, folder.file(name));
      return new FileTransfer({ sink, ranges: [], declaredSize: undefined, onProgress, ...more });
    },
    attempt: (name, more = {}) => ({
      url: server.url(name),
      network,
      stop: new Stop(),
      onBytes: () => undefined,
      ...more,
    }),
    async [Symbol.asyncDispose]() {
      await network.dispatcher.destroy();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}
