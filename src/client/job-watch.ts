import { match, P } from 'ts-pattern';
import { isFinal, type JobState, type JobType } from '../model/index.ts';
import type { Notice } from './callback.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import type { JobEvent, WatchOptions } from './job-event.ts';
import type { JobPointer } from './job-properties.ts';
import type { Job } from './job.ts';
import { Listening } from './listening.ts';
import { Mailbox } from './mailbox.ts';
import { Movement } from './movement.ts';
import { DEFAULT_POLL_SECONDS } from './poll-seconds.ts';

const GRACE_MS = 1_000;

/** Watches a job from one pointer to it; what was told already is remembered for the next, after its service was gone. */
export class JobWatch<T extends JobType> {
  readonly #job: Job<T>;
  readonly #options: WatchOptions;
  readonly #movement: Movement;
  #told: JobState | undefined;
  /** Whether the service has told of an error that is not passed on yet. */
  #heard = false;

  constructor(job: Job<T>, options: WatchOptions) {
    this.#job = job;
    this.#options = options;
    this.#movement = new Movement(options.stuckAfterSeconds);
  }

  /** The events until the job is final. */
  async *events(pointer: JobPointer): AsyncGenerator<JobEvent, void> {
    const { signal, pollSeconds = DEFAULT_POLL_SECONDS } = this.#options;
    const mailbox = new Mailbox();
    const listening = await this.#listen(pointer, mailbox);
    try {
      for (;;) {
        signal?.throwIfAborted();
        const state = await this.#job.state();
        if (state === 'error') await this.#waitForCall(mailbox);
        this.#heard = state === 'error' && this.#heard;
        for (const event of await this.#look(state)) {
          signal?.throwIfAborted();
          yield event;
        }
        if (isFinal(state)) return;
        this.#take(await mailbox.next(Math.min(pollSeconds * 1_000, this.#movement.untilDue), signal));
      }
    } finally {
      mailbox.close();
      await listening?.[Symbol.asyncDispose]();
    }
  }

  /** An error that is told of is another than the one before, even where nobody saw the job move in between. */
  #take(notice: Notice | undefined): void {
    if (notice?.kind !== 'error') return;
    notice.error[Symbol.dispose]();
    this.#heard = true;
  }

  /** A state that says "error" and the call that tells of it come moments apart: both are one error. */
  async #waitForCall(mailbox: Mailbox): Promise<void> {
    const { signal } = this.#options;
    const end = performance.now() + GRACE_MS;
    for (let left = GRACE_MS; this.#told !== 'error' && !this.#heard && left > 0; left = end - performance.now()) {
      signal?.throwIfAborted();
      this.#take(await mailbox.next(left, signal));
    }
  }

  /** A final job takes no callback, and has no more to tell than that it is. */
  async #listen(pointer: JobPointer, mailbox: Mailbox): Promise<Listening | undefined> {
    try {
      const { id } = this.#job;
      return await Listening.start(pointer, { id, modifications: true, notify: mailbox.put, acceptError: () => true });
    } catch (error) {
      const isRefused = error instanceof DeliveryOptimizationError && error.code === 'invalid-state';
      if (isRefused && isFinal(await this.#job.state())) return undefined;
      throw error;
    }
  }

  /** What there is to tell of a job in this state: progress first, so that nobody misses the last of it. */
  async #look(state: JobState): Promise<readonly JobEvent[]> {
    const changed = state !== this.#told || this.#heard;
    this.#heard = false;
    const progress = await this.#progress(state);
    if (!changed) return progress;
    const event = await this.#eventOf(state);
    if (event === undefined) return progress;
    this.#told = state;
    return [...progress, event];
  }

  async #progress(state: JobState): Promise<readonly JobEvent[]> {
    if (isFinal(state) || state === 'error') {
      this.#movement.rest();
      return [];
    }
    const { progress, stuckSeconds } = await this.#movement.look(this.#job, state);
    const events: JobEvent[] = progress === undefined ? [] : [{ kind: 'progress', progress }];
    return stuckSeconds === undefined ? events : [...events, { kind: 'stuck', seconds: stuckSeconds }];
  }

  /** `undefined` for an error that is gone by the time it is read. */
  #eventOf(state: JobState): Promise<JobEvent | undefined> {
    const { signal } = this.#options;
    return match(state)
      .returnType<Promise<JobEvent | undefined>>()
      .with('error', async () => {
        const error = await this.#job.error({ signal });
        return error === undefined ? undefined : { kind: 'error', error };
      })
      .with('transferred', async () => ({ kind: 'transferred' }))
      .with('acknowledged', async () => {
        const files = await this.#job.files({ signal });
        return { kind: 'completed', partial: files.some(({ progress }) => !progress.completed) };
      })
      .with('cancelled', async () => ({ kind: 'cancelled' }))
      .with(P.union('queued', 'connecting', 'transferring', 'suspended', 'transient-error'), async (going) => ({
        kind: 'state',
        state: going,
      }))
      .exhaustive();
  }
}
