import { match } from 'ts-pattern';
import type { IBackgroundCopyError, IBackgroundCopyJob } from '../bindings/index.ts';
import type { Caller } from '../com/index.ts';
import type { JobState, JobType } from '../model/index.ts';
import { abortable } from './abortable.ts';
import { attempt } from './attempt.ts';
import type { Notice } from './callback.ts';
import { ready, type Connection } from './connection.ts';
import { complete, type ErrorDecision, type TransferredDecision } from './decision.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { publish } from './diagnostics.ts';
import { handlerThrew, type HandlerName } from './handler-failure.ts';
import { checkStuckAfterSeconds } from './hygiene/index.ts';
import { presentError, readJobError, type JobError } from './job-error.ts';
import type { JobHandlers, JobOutcome } from './job-handlers.ts';
import type { Job } from './job.ts';
import { Listening } from './listening.ts';
import { Mailbox } from './mailbox.ts';
import { Movement } from './movement.ts';
import { performDecision } from './perform-decision.ts';
import { checkPollSeconds, DEFAULT_POLL_SECONDS } from './poll-seconds.ts';

/** A state that says "error" and the call that brings the error object come moments apart. */
const GRACE_MS = 1_000;
const FAILED = ['job-failed', 'It is still in the queue: resume, complete or cancel it.'] as const;
/** The file has arrived: to resume the job would fetch nothing anew. */
const DAMAGED = ['integrity', 'It is still in the queue: cancel it, or complete it unchecked.'] as const;
/** How often an error may be refused before it is accepted whatever the program says. */
const MOST_REFUSALS = 3;

/**
 * One run of a job: from the registration of its callback to the decision that ends it. Its signal aborts with that of the
 * handlers, and when the job is disposed.
 */
export class JobRun<T extends JobType> {
  readonly #job: Job<T>;
  readonly #pointer: Caller<typeof IBackgroundCopyJob>;
  readonly #connection: Connection;
  readonly #handlers: JobHandlers<T>;
  readonly #signal: AbortSignal;
  readonly #mailbox = new Mailbox();
  readonly #movement: Movement;
  #told: Caller<typeof IBackgroundCopyError> | undefined;
  /** How often the service was asked to tell of the present error again: until it does, the error is not asked for. */
  #refusals = 0;
  #over = false;
  #acceptFailure: { readonly cause: unknown } | undefined;

  constructor(
    job: Job<T>,
    pointer: Caller<typeof IBackgroundCopyJob>,
    connection: Connection,
    handlers: JobHandlers<T>,
    signal: AbortSignal,
  ) {
    this.#job = job;
    this.#pointer = pointer;
    this.#connection = connection;
    this.#handlers = handlers;
    this.#movement = new Movement(handlers.stuckAfterSeconds);
    this.#signal = signal;
  }

  async start(): Promise<JobOutcome> {
    const { pollSeconds = DEFAULT_POLL_SECONDS, stuckAfterSeconds } = this.#handlers;
    checkPollSeconds(pollSeconds);
    if (stuckAfterSeconds !== undefined) checkStuckAfterSeconds(stuckAfterSeconds);
    this.#signal.throwIfAborted();
    const listening = await Listening.start(this.#pointer, {
      id: this.#job.id,
      modifications: this.#handlers.onProgress !== undefined,
      notify: this.#mailbox.put,
      acceptError: () => this.#accept(),
    }).catch((error: unknown) => {
      this.#mailbox.close();
      throw error;
    });
    try {
      const isSuspended = (await this.#job.state()) === 'suspended';
      this.#signal.throwIfAborted();
      if (isSuspended) await this.#job.resume();
      return await this.#untilDecided();
    } finally {
      this.#over = true;
      this.#mailbox.close();
      this.#forgetTold();
      await listening[Symbol.asyncDispose]();
    }
  }

  /** The state is the truth, notices are a reason to look at it: one that got lost costs a few seconds and no more. */
  async #untilDecided(): Promise<JobOutcome> {
    const { pollSeconds = DEFAULT_POLL_SECONDS } = this.#handlers;
    for (;;) {
      this.#signal.throwIfAborted();
      const outcome = await this.#look();
      if (outcome !== undefined) return outcome;
      const patience = Math.min(pollSeconds * 1_000, this.#movement.untilDue);
      this.#take(await this.#mailbox.next(patience, this.#signal));
    }
  }

  /** Asks the program while the service waits. What it throws fails the run: thrown on, it would be asked for ever. */
  #accept(): boolean {
    const { acceptError } = this.#handlers;
    if (acceptError === undefined || this.#over || this.#signal.aborted || this.#refusals === MOST_REFUSALS)
      return true;
    try {
      if (acceptError(this.#refusals + 1)) return true;
      this.#refusals += 1;
      return false;
    } catch (cause) {
      this.#acceptFailure = { cause };
      return true;
    }
  }

  #take(notice: Notice | undefined): void {
    if (notice?.kind !== 'error') return;
    this.#forgetTold();
    this.#told = notice.error;
  }

  #forgetTold(): void {
    this.#told?.[Symbol.dispose]();
    this.#told = undefined;
    this.#refusals = 0;
  }

  /** Looks at the job once and does what its state asks for. */
  async #look(): Promise<JobOutcome | undefined> {
    const state = await this.#job.state();
    if (state !== 'error') this.#forgetTold();
    return match(state)
      .returnType<Promise<JobOutcome | undefined>>()
      .with('queued', 'connecting', 'transferring', 'transient-error', 'suspended', () => this.#report(state))
      .with('transferred', async () => {
        await this.#report(state);
        return this.#settleTransferred();
      })
      .with('error', () => this.#settleError())
      .with('acknowledged', async () => {
        const files = await this.#job.files({ signal: this.#signal });
        return { kind: 'completed', partial: files.some(({ progress }) => !progress.completed), files };
      })
      .with('cancelled', async () => ({ kind: 'cancelled' }))
      .exhaustive();
  }

  /** Tells what there is to tell of a job that is under way, or has just arrived. */
  async #report(state: JobState): Promise<undefined> {
    const { onProgress, onStuck } = this.#handlers;
    if (onProgress === undefined && onStuck === undefined) return;
    const { progress, stuckSeconds } = await this.#movement.look(this.#job, state);
    if (progress !== undefined) await this.#ask('onProgress', async () => onProgress?.(progress));
    if (stuckSeconds !== undefined) await this.#ask('onStuck', async () => onStuck?.(stuckSeconds, this.#job));
    this.#signal.throwIfAborted();
  }

  async #settleTransferred(): Promise<JobOutcome | undefined> {
    const { onTransferred = complete } = this.#handlers;
    const [wrong] = await this.#job.integrityErrors({ signal: this.#signal });
    if (wrong !== undefined) return this.#decideOn(wrong);
    const decision = await this.#ask('onTransferred', async () => onTransferred(this.#job));
    return this.#perform('onTransferred', decision, undefined);
  }

  async #settleError(): Promise<JobOutcome | undefined> {
    this.#movement.rest();
    await this.#waitForCall();
    if (this.#told === undefined && this.#refusals > 0) return undefined;
    if (this.#acceptFailure !== undefined) throw handlerThrew(this.#job, 'acceptError', this.#acceptFailure.cause);
    using error = this.#told ?? (await this.#askForError());
    this.#told = undefined;
    if (error === undefined) return undefined;
    const jobError = await attempt(`read the error of job ${this.#job.id}`, async () =>
      readJobError(await ready(this.#connection, error)),
    );
    return this.#decideOn(jobError);
  }

  async #decideOn(jobError: JobError): Promise<JobOutcome | undefined> {
    const { onError } = this.#handlers;
    if (onError === undefined) {
      const [code, remedy] = jobError.kind === 'integrity' ? DAMAGED : FAILED;
      throw new DeliveryOptimizationError(code, `Job ${this.#job.id} failed: ${jobError.message} ${remedy}`);
    }
    const decision = await this.#ask('onError', async () => onError(jobError, this.#job));
    return this.#perform('onError', decision, jobError);
  }

  /** Gives the call that brings the error object its moment to come. */
  async #waitForCall(): Promise<void> {
    const end = performance.now() + GRACE_MS;
    for (
      let left = GRACE_MS;
      this.#told === undefined && this.#refusals === 0 && left > 0;
      left = end - performance.now()
    ) {
      this.#signal.throwIfAborted();
      this.#take(await this.#mailbox.next(left, this.#signal));
    }
  }

  /** The error object by question instead of by callback; `undefined` when the job is not in error any more. */
  async #askForError(): Promise<Caller<typeof IBackgroundCopyError> | undefined> {
    return attempt(`read the error of job ${this.#job.id}`, () => presentError(this.#pointer));
  }

  /** Asks a handler; what it throws surfaces on the run, and the job stays as it is. */
  async #ask<R>(name: HandlerName, handler: () => Promise<R>): Promise<R> {
    this.#signal.throwIfAborted();
    try {
      return await abortable(handler(), this.#signal);
    } catch (cause) {
      if (this.#signal.aborted) throw cause;
      throw handlerThrew(this.#job, name, cause);
    }
  }

  /** What was told of errors until now is settled by the decision. */
  #perform(
    name: HandlerName,
    decision: ErrorDecision | TransferredDecision,
    error: JobError | undefined,
  ): Promise<JobOutcome | undefined> {
    this.#mailbox.dropErrors();
    publish('decision', () => ({ job: this.#job.id, handler: name, decision: decision?.kind, error: error?.kind }));
    return performDecision(this.#job, name, decision, error);
  }
}
