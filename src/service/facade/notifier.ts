import { setTimeout as delay } from 'node:timers/promises';
import { BG_NOTIFY, DO_E_INVALID_STATE, IBackgroundCopyCallback } from '../../bindings/index.ts';
import {
  ComError,
  E_NOINTERFACE,
  E_NOTIMPL,
  IUnknown,
  type Borrowed,
  type Caller,
  type ComObject,
} from '../../com/index.ts';
import { isFinal } from '../../model/index.ts';
import type { Job, JobEvent } from '../job/index.ts';
import { isUnreachable } from './error-map.ts';

/** How long after a refused JobError it is called again, in milliseconds: doubling from the first to the longest. */
export interface RepeatDelays {
  readonly first: number;
  readonly longest: number;
}

export const DEFAULT_REPEAT_DELAYS: RepeatDelays = { first: 1_000, longest: 60_000 };

/** The objects a notification shows; each comes with a reference that is released after the call. */
export interface Shown {
  job(): ComObject;
  error(): ComObject | undefined;
}

type Client = Caller<typeof IBackgroundCopyCallback>;

/**
 * Tells a job's client what happens: in order, one call at a time, and nothing in the service waits for its answer.
 * JobError is repeated at a growing interval until the client accepts it or the job has left the error state. A client
 * that cannot be reached, because its process is gone, is forgotten.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback
 */
export class Notifier {
  #flags: number = BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError;
  readonly #job: Job;
  readonly #shown: Shown;
  readonly #delays: RepeatDelays;
  #client: Caller<typeof IUnknown> | undefined;
  /** Aborted when another client takes the place of the present one. */
  #listening = new AbortController();
  /** Aborted when the job leaves the error state, with whatever was still to be told about that error. */
  #inError = new AbortController();
  #telling: Promise<void> = Promise.resolve();
  #modificationWaits = false;

  constructor(job: Job, shown: Shown, delays: RepeatDelays) {
    this.#job = job;
    this.#shown = shown;
    this.#delays = delays;
    job.on((event) => {
      if (job.state !== 'error') this.#leaveError();
      this.#enqueue(event.kind);
      if (isFinal(job.state)) this.#telling = this.#telling.then(() => this.#forget());
    });
  }

  /** What the client wants to be told, as `BG_NOTIFY` bits. At first, as with BITS, that it is transferred or in error. */
  get flags(): number {
    return this.#flags;
  }

  set flags(flags: number) {
    if ((flags & ~SUPPORTED) !== 0) throw new ComError('IBackgroundCopyJob::SetNotifyFlags', E_NOTIMPL);
    this.#refuseWhenFinal('SetNotifyFlags');
    this.#flags = flags;
  }

  get client(): Caller<typeof IUnknown> | undefined {
    return this.#client;
  }

  /** Registers a client in place of the one before, or none. What happened before it came is told to it at once. */
  listen(client: Borrowed<typeof IUnknown> | null): void {
    this.#refuseWhenFinal('SetNotifyInterface');
    this.#forget();
    if (client === null) return;
    this.#client = client.share();
    if (this.#job.state === 'transferred') this.#enqueue('transferred');
    if (this.#job.state === 'error') this.#enqueue('error');
  }

  #enqueue(kind: JobEvent['kind']): void {
    const client = this.#client;
    if (client === undefined || (this.#flags & WANTED[kind]) === 0) return;
    if (kind === 'modified' && this.#modificationWaits) return;
    if (kind === 'modified') this.#modificationWaits = true;
    const { signal } = this.#listening;
    this.#telling = this.#telling.then(async () => {
      if (kind === 'modified') this.#modificationWaits = false;
      if (!signal.aborted) await this.#tell(client, kind, signal).catch((error: unknown) => this.#drop(client, error));
    });
  }

  async #tell(known: Caller<typeof IUnknown>, kind: JobEvent['kind'], signal: AbortSignal): Promise<void> {
    using client = await known.query(IBackgroundCopyCallback);
    using job = this.#shown.job();
    if (kind === 'modified') await client.JobModification(job, 0);
    else if (kind === 'transferred') await client.JobTransferred(job);
    else await this.#tellError(client, job, signal);
  }

  async #tellError(client: Client, job: ComObject, signal: AbortSignal): Promise<void> {
    const over = AbortSignal.any([signal, this.#inError.signal]);
    for (let wait = this.#delays.first; !over.aborted && this.#job.state === 'error'; wait *= 2) {
      using error = this.#shown.error();
      if (error === undefined || (await isAccepted(client.JobError(job, error)))) return;
      await delay(Math.min(wait, this.#delays.longest), undefined, { signal: over, ref: false }).catch(() => undefined);
    }
  }

  /** Only JobError's answer matters; but a client that is not there any more, or never was one, is no client. */
  #drop(client: Caller<typeof IUnknown>, error: unknown): void {
    const answered = error instanceof ComError && !isUnreachable(error) && error.hresult !== E_NOINTERFACE;
    if (!answered && this.#client === client) this.#forget();
  }

  #refuseWhenFinal(method: string): void {
    if (isFinal(this.#job.state)) throw new ComError(`IBackgroundCopyJob::${method}`, DO_E_INVALID_STATE);
  }

  #leaveError(): void {
    this.#inError.abort();
    this.#inError = new AbortController();
  }

  #forget(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#client?.[Symbol.dispose]();
    this.#client = undefined;
  }
}

/** Delivery Optimization has no use for the flags that disable all others or tell of file ranges. */
const SUPPORTED = BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError | BG_NOTIFY.jobModification | BG_NOTIFY.fileTransferred;

/** Whether the client took note. Throws when it cannot be reached. */
async function isAccepted(call: Promise<void>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (!(error instanceof ComError) || isUnreachable(error)) throw error;
    return false;
  }
}

const WANTED: Record<JobEvent['kind'], number> = {
  transferred: BG_NOTIFY.jobTransferred,
  error: BG_NOTIFY.jobError,
  modified: BG_NOTIFY.jobModification,
};
