import {
  BG_E_NOT_FOUND,
  DO_E_JOB_NOT_FOUND,
  type IBackgroundCopyJob,
  type IBackgroundCopyManager,
} from '../bindings/index.ts';
import { ComError, S_FALSE, type Caller, type Guid } from '../com/index.ts';
import type { JobType } from '../model/index.ts';

export interface ListedJob {
  readonly pointer: Caller<typeof IBackgroundCopyJob>;
  readonly id: Guid;
  readonly type: JobType;
}

/** How many jobs one call to the enumerator fetches. */
const BATCH = 64;

/** The jobs of this user, each pointer the receiver's to release; those that end meanwhile are left out. */
export async function listJobs(manager: Caller<typeof IBackgroundCopyManager>): Promise<readonly ListedJob[]> {
  using enumerator = await manager.EnumJobs(0);
  const listed: ListedJob[] = [];
  const pending: Caller<typeof IBackgroundCopyJob>[] = [];
  try {
    for (;;) {
      const [code, jobs] = await enumerator.Next(BATCH);
      pending.push(...jobs);
      for (let pointer; (pointer = pending[0]) !== undefined; pending.shift()) {
        const job = await identify(pointer);
        if (job === undefined) await pointer.release();
        else listed.push(job);
      }
      if (code === S_FALSE) return listed;
    }
  } catch (error) {
    for (const pointer of [...pending, ...listed.map(({ pointer }) => pointer)]) await pointer.release();
    throw error;
  }
}

async function identify(pointer: Caller<typeof IBackgroundCopyJob>): Promise<ListedJob | undefined> {
  try {
    return { pointer, id: await pointer.GetId(), type: await pointer.GetType() };
  } catch (error) {
    if (error instanceof ComError && ENDED.has(error.hresult)) return undefined;
    throw error;
  }
}

const ENDED: ReadonlySet<number> = new Set([BG_E_NOT_FOUND, DO_E_JOB_NOT_FOUND]);
