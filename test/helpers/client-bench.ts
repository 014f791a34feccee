import { IBackgroundCopyManager } from '../../src/bindings/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import type { FileRequest, Job, JobState, JobType, Service } from '../../src/index.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import { Engine } from '../../src/service/engine/index.ts';
import type { DownloadQueue } from '../../src/service/download/index.ts';
import type { JobQueue } from '../../src/service/job/index.ts';
import type { TransferOptions } from '../../src/service/transfer/index.ts';
import { startFileServer, type FileBehaviour, type FileServer } from './file-server.ts';
import { QUICK, reaches } from './service-bench.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** An embedded service of its own with a client connected to it, a file server, and a folder; gone together. */
export interface ClientBench extends AsyncDisposable {
  readonly service: Service;
  /** The jobs as the service sees them. */
  readonly queue: JobQueue;
  /** The downloads as the service sees them. */
  readonly downloads: DownloadQueue;
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  /** Another connection to the same service; the caller's to dispose. */
  connect(): Promise<Service>;
  /** The named files of the server, to files of the same names. */
  requests(...names: string[]): FileRequest[];
  /** A job for them, not resumed. */
  job(...names: string[]): Promise<Job>;
  /** Waits until the service has brought the job into the state, from any of the states before. */
  reaches(job: Job<JobType>, state: JobState): Promise<void>;
}

/** @param repeatMs how long after a refused JobError it is called again for the first time */
export async function clientBench(
  files: Readonly<Record<string, FileBehaviour>> = {},
  transfer: Partial<TransferOptions> = QUICK,
  repeatMs = 1,
): Promise<ClientBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const engine = new Engine({ transfer });
  const queue = engine.jobs;
  const manager = managersOf(engine, { calling: 'direct', repeatDelays: { first: repeatMs, longest: 4 * repeatMs } });
  const connectHere = connectUsing(async () => manager().giveAway(IBackgroundCopyManager));
  const connect = () => connectHere({ service: 'embedded' });
  const service = await connect();
  const requests = (...names: string[]) => names.map((name) => ({ url: server.url(name), path: folder.file(name) }));
  return {
    service,
    queue,
    downloads: engine.downloads,
    server,
    folder,
    connect,
    requests,
    job: (...names) => service.createJob({ name: 'bench', files: requests(...names) }),
    reaches: async ({ id }, state) => {
      const job = queue.find(id);
      if (job === undefined) throw new Error(`The service has no job ${id}.`);
      await reaches(job, (present) => present.state === state);
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await engine.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}
