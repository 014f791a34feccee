import { BG_JOB_ENUM, type IBackgroundCopyJob } from '../bindings/index.ts';
import { S_FALSE, type Caller, type Guid } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { ready, type Connection } from './connection.ts';
import type { AnyJob, Job } from './job.ts';

type Pointer = Caller<typeof IBackgroundCopyJob>;

/** Makes a job of a pointer, which is then the job's to release. */
type Track = <T extends JobType>(pointer: Pointer, id: Guid, type: T) => Promise<Job<T>>;

/** How many jobs one call to the enumerator fetches; they are asked who they are all at once. */
const BATCH = 64;

/** The jobs a service tells of, in its order. When one of them cannot be read, or `signal` aborts, none is kept. */
export async function listJobs(
  connection: Connection,
  allUsers: boolean,
  track: Track,
  signal: AbortSignal | undefined,
): Promise<AnyJob[]> {
  const flags = allUsers ? BG_JOB_ENUM.allUsers : 0;
  using enumerator = await ready(connection, await connection.manager.EnumJobs(flags));
  const jobs: AnyJob[] = [];
  try {
    for (;;) {
      signal?.throwIfAborted();
      const [code, pointers] = await enumerator.Next(BATCH);
      const batch = await Promise.allSettled(pointers.map((pointer) => toJob(connection, pointer, track)));
      for (const each of batch) if (each.status === 'fulfilled') jobs.push(each.value);
      const failure = batch.find((each) => each.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      if (code === S_FALSE) return jobs;
    }
  } catch (error) {
    await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
    throw error;
  }
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
