import {
  IBackgroundCopyCallback,
  IBackgroundCopyManager,
  type IBackgroundCopyJob,
} from '../../../src/bindings/index.ts';
import { activate, implement, type Caller, type ComObject, type Guid } from '../../../src/com/index.ts';
import { wallTime } from '../clock.ts';

type Job = Caller<typeof IBackgroundCopyJob>;

/* What the C client does, done with this library: each tells how many nanoseconds the measured part took. */

export async function activation(times: number, clsid: Guid): Promise<number> {
  const start = wallTime();
  for (let time = 0; time < times; time++) await (await activate(clsid, IBackgroundCopyManager)).release();
  return wallTime() - start;
}

export async function getState(times: number, job: Job): Promise<number> {
  const start = wallTime();
  for (let time = 0; time < times; time++) await job.GetState();
  return wallTime() - start;
}

export async function setNotifyInterface(times: number, job: Job): Promise<number> {
  let taken = 0;
  for (let time = 0; time < times; time++) {
    const callback = listener(() => undefined);
    const start = wallTime();
    await job.SetNotifyInterface(callback.object);
    taken += wallTime() - start;
    await endListening(job, callback);
  }
  return taken;
}

export async function resumeToTransferred(job: Job): Promise<number> {
  const { promise: transferredAt, resolve } = withResolvers<number>();
  const callback = listener(() => resolve(wallTime()));
  await job.SetNotifyInterface(callback.object);
  const start = wallTime();
  await job.Resume();
  const taken = (await transferredAt) - start;
  await endListening(job, callback);
  return taken;
}

interface Listener {
  readonly object: ComObject;
  /** Resolves when the last reference is gone. */
  readonly ended: Promise<void>;
}

function listener(onTransferred: () => void): Listener {
  const { promise: ended, resolve: onEnd } = withResolvers<void>();
  const nothing = (): void => undefined;
  const object = implement(
    IBackgroundCopyCallback,
    { JobTransferred: onTransferred, JobError: nothing, JobModification: nothing },
    { calling: 'queued', onEnd },
  );
  return { object, ended };
}

/** Takes a callback back and waits until the service has let go of it. */
async function endListening(job: Job, { object, ended }: Listener): Promise<void> {
  await job.SetNotifyInterface(null);
  object.release();
  await ended;
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
