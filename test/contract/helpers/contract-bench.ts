import { setTimeout as delay } from 'node:timers/promises';
import type { IBackgroundCopyJob, IBackgroundCopyManager } from '../../../src/bindings/index.ts';
import type { Caller } from '../../../src/com/index.ts';
import type { JobState } from '../../../src/model/index.ts';
import { startFileServer, type FileBehaviour, type FileServer } from '../../helpers/file-server.ts';
import { listener, type Listener, type Told } from '../../helpers/listener.ts';
import { temporaryFolder, type TemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { Dialect } from './dialect.ts';
import type { ServiceUnderTest } from './service-under-test.ts';

export type JobPointer = Caller<typeof IBackgroundCopyJob>;

/**
 * A service seen through its interfaces only, with a file server and a folder. At the end the jobs are cancelled and
 * everything the bench handed out is released.
 */
export interface ContractBench extends Omit<Dialect, 'addFile'>, AsyncDisposable {
  readonly manager: Caller<typeof IBackgroundCopyManager>;
  readonly calling: ServiceUnderTest['calling'];
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  /** A job for files that the server has from now on, to files of the same names; not resumed. */
  job(files?: Readonly<Record<string, FileBehaviour>>): Promise<JobPointer>;
  /** One more file of the server, or one that it does not have. */
  addFile(job: JobPointer, name: string): Promise<void>;
  /** Registers a callback, with flags if they matter. Its `heard` fails when it takes far too long. */
  listen(job: JobPointer, act?: (told: Told) => void, flags?: number): Promise<Listener>;
  /** Waits until the job is in the state; fails once it rests in another, or takes far too long. */
  reaches(job: JobPointer, ...states: readonly JobState[]): Promise<void>;
  /** Asks again and again until the fact holds; fails when it takes far too long. */
  until(fact: () => Promise<boolean>): Promise<void>;
}

export async function contractBench(service: ServiceUnderTest): Promise<ContractBench> {
  const { manager, close } = await service.connect();
  const server = await startFileServer();
  const folder = temporaryFolder();
  const jobs: JobPointer[] = [];
  const listeners: Listener[] = [];

  const addFile = (job: JobPointer, name: string) => service.dialect.addFile(job, server.url(name), folder.file(name));

  const until = async (fact: () => Promise<boolean>) => {
    const end = performance.now() + service.patience;
    while (!(await fact())) {
      if (performance.now() > end) throw new Error(`It was not so within ${service.patience / 1_000} seconds.`);
      await delay(service.calling === 'direct' ? 1 : 20);
    }
  };

  return {
    ...service.dialect,
    manager,
    calling: service.calling,
    server,
    folder,
    addFile,
    until,
    job: async (files = {}) => {
      const [, job] = await manager.CreateJob('bench', 'download');
      jobs.push(job);
      for (const [name, behaviour] of Object.entries(files)) {
        server.set(name, behaviour);
        await addFile(job, name);
      }
      if (Object.keys(files).length > 0) await service.hurry?.(job);
      return job;
    },
    listen: async (job, act, flags) => {
      const made = listener(act, service.calling);
      listeners.push(made);
      if (flags !== undefined) await job.SetNotifyFlags(flags);
      await job.SetNotifyInterface(made.object);
      return {
        ...made,
        heard: (kind, count = 1) => until(async () => made.kinds.filter((each) => each === kind).length >= count),
      };
    },
    reaches: (job, ...states) =>
      until(async () => {
        const present = await job.GetState();
        if (states.includes(present)) return true;
        if (AT_REST.has(present)) throw new Error(`The job is ${present}, and should be ${states.join(' or ')}.`);
        return false;
      }),
    async [Symbol.asyncDispose]() {
      // First of all nothing must transfer any more: a service may not let a job go before its present file has ended.
      await server.close();
      // The callback goes with its job: Wine's BITS may still be in a call to one that is taken away.
      for (const job of jobs) {
        await job.Cancel().catch(() => undefined);
        await job.release();
      }
      await manager.release();
      for (const { object } of listeners) object.release();
      await close();
      folder[Symbol.dispose]();
    },
  };
}

/** States that a job leaves only when somebody calls. */
const AT_REST: ReadonlySet<JobState> = new Set(['suspended', 'error', 'transferred', 'acknowledged', 'cancelled']);
