import { IBackgroundCopyJob, IBackgroundCopyManager, IDeliveryOptimizationJob } from '../../src/bindings/index.ts';
import { adopt, ComError, formatHresult, type Caller } from '../../src/com/index.ts';
import type { JobState } from '../../src/model/index.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import { Engine } from '../../src/service/engine/index.ts';
import type { Disk, TransferOptions } from '../../src/service/transfer/index.ts';
import { startFileServer, type FileBehaviour, type FileServer } from './file-server.ts';
import { QUICK, reaches } from './service-bench.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

export type JobPointer = Caller<typeof IBackgroundCopyJob>;

/** The embedded service seen through its vtables only, with a file server and a folder; gone together. */
export interface FacadeBench extends AsyncDisposable {
  readonly manager: Caller<typeof IBackgroundCopyManager>;
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  /** A job for the named files of the server, not resumed; the caller's to release. */
  job(...names: string[]): Promise<JobPointer>;
  addFile(job: JobPointer, name: string): Promise<void>;
  /** Waits until the job is in the state. */
  reaches(job: Pick<JobPointer, 'GetId'>, state: JobState): Promise<void>;
}

export async function facadeBench(
  files: Readonly<Record<string, FileBehaviour>> = {},
  transfer: Partial<TransferOptions> = QUICK,
  disk?: Disk,
): Promise<FacadeBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const engine = new Engine({ transfer, disk });
  const queue = engine.jobs;
  const create = managersOf(engine, { calling: 'direct', repeatDelays: { first: 1, longest: 4 } });
  const manager = adopt(IBackgroundCopyManager, create().giveAway(IBackgroundCopyManager), 'direct');
  const addFile = async (job: JobPointer, name: string) => {
    using own = await job.query(IDeliveryOptimizationJob);
    await own.AddFileWithRanges(name, server.url(name), folder.file(name), [], undefined);
  };
  return {
    manager,
    server,
    folder,
    addFile,
    job: async (...names) => {
      const [, job] = await manager.CreateJob('bench', 'download');
      for (const name of names) await addFile(job, name);
      return job;
    },
    reaches: async (job, state) => {
      const found = queue.find(await job.GetId());
      if (found !== undefined) await reaches(found, (present) => present.state === state);
    },
    async [Symbol.asyncDispose]() {
      await manager.release();
      await engine.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}

/** The code with which a call fails, as it is written: `0x80004001`; `ok` when it does not. */
export async function codeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'ok';
  } catch (error) {
    if (error instanceof ComError) return formatHresult(error.hresult);
    throw error;
  }
}
