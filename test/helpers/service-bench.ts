import type { TransferOptions } from '../../src/service/transfer/index.ts';
import { JobQueue } from '../../src/service/job/index.ts';
import type { Job, JobEvent } from '../../src/service/job/index.ts';
import { startFileServer } from './file-server.ts';
import type { FileBehaviour, FileServer } from './file-server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Waits so short that a test need not wait for them. */
export const QUICK: Partial<TransferOptions> = { firstRetryDelay: 1, maxRetryDelay: 5 };

/** A queue, a file server and a folder for what is fetched, gone together at the end of a test. */
export interface ServiceBench extends AsyncDisposable {
  readonly queue: JobQueue;
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  /** A job for the named files of the server, to files of the same names; not resumed. */
  job(...names: string[]): Job;
}

export async function serviceBench(
  files: Readonly<Record<string, FileBehaviour>>,
  transfer: Partial<TransferOptions> = QUICK,
): Promise<ServiceBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const queue = new JobQueue({ transfer });
  return {
    queue,
    server,
    folder,
    job: (...names) => {
      const job = queue.create('bench', 'download');
      for (const name of names) job.addFile({ url: server.url(name), path: folder.file(name) });
      return job;
    },
    async [Symbol.asyncDispose]() {
      await queue.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}

/** Waits for an event after which `fact` holds; holds at once where it does already. */
export const reaches = (job: Job, fact: (job: Job) => boolean): Promise<void> =>
  new Promise((done) => {
    if (fact(job)) return done();
    const off = job.on(() => {
      if (!fact(job)) return;
      off();
      done();
    });
  });

/** Waits until the job tells that it has transferred everything, or that it failed. */
export const outcome = (job: Job): Promise<Exclude<JobEvent, { kind: 'modified' }>> =>
  new Promise((done) => {
    const off = job.on((event) => {
      if (event.kind === 'modified') return;
      off();
      done(event);
    });
  });
