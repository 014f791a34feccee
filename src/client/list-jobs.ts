import { BG_JOB_ENUM, type IBackgroundCopyJob } from '../bindings/index.ts';
import type { Caller, Guid } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { collect } from './collect.ts';
import { ready, type Connection } from './connection.ts';
import type { AnyJob, Job } from './job.ts';

type Pointer = Caller<typeof IBackgroundCopyJob>;

/** Makes a job of a pointer, which is then the job's to release. */
type Track = <T extends JobType>(pointer: Pointer, id: Guid, type: T) => Promise<Job<T>>;

/** The jobs a service tells of, in its order. When one of them cannot be read, or `signal` aborts, none is kept. */
export async function listJobs(
  connection: Connection,
  allUsers: boolean,
  track: Track,
  signal: AbortSignal | undefined,
): Promise<readonly AnyJob[]> {
  const flags = allUsers ? BG_JOB_ENUM.allUsers : 0;
  using enumerator = await ready(connection, await connection.manager.EnumJobs(flags));
  return await collect(
    enumerator,
    (pointer) => toJob(connection, pointer, track),
    (job) => job[Symbol.asyncDispose](),
    signal,
  );
}

async function toJob(connection: Connection, pointer: Pointer, track: Track): Promise<AnyJob> {
  try {
    await ready(connection, pointer);
    const [id, type] = await Promise.all([pointer.GetId(), pointer.GetType()]);
    // One type at a time: `Job<JobType>` would be no member of the union.
    if (type === 'download') return await track(pointer, id, type);
    if (type === 'upload') return await track(pointer, id, type);
    return await track(pointer, id, type);
  } catch (error) {
    await pointer.release();
    throw error;
  }
}
