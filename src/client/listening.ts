import { BG_NOTIFY, type IBackgroundCopyJob } from '../bindings/index.ts';
import { ComError, type Caller } from '../com/index.ts';
import { attempt } from './attempt.ts';
import { publish } from './diagnostics.ts';
import { jobCallback, type CallbackOptions } from './callback.ts';

interface ListeningOptions extends Omit<CallbackOptions, 'calling'> {
  readonly id: string;
  /** Whether to be told of every change, and not of ends and errors alone. */
  readonly modifications: boolean;
}

/** A callback that is registered with a job, until it is disposed. A job has one: the last that was registered. */
export class Listening implements AsyncDisposable {
  readonly #job: Caller<typeof IBackgroundCopyJob>;

  private constructor(job: Caller<typeof IBackgroundCopyJob>) {
    this.#job = job;
  }

  static async start(
    job: Caller<typeof IBackgroundCopyJob>,
    { id, modifications, notify, acceptError }: ListeningOptions,
  ): Promise<Listening> {
    const listening = new Listening(job);
    using callback = jobCallback({
      calling: job.calling,
      acceptError,
      notify: (notice) => {
        publish('callback', () => ({ job: id, kind: notice.kind }));
        notify(notice);
      },
    });
    try {
      await attempt(`listen to job ${id}`, async () => {
        const forChanges = modifications ? BG_NOTIFY.jobModification : 0;
        await job.SetNotifyFlags(BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError | forChanges);
        await job.SetNotifyInterface(callback);
      });
      return listening;
    } catch (error) {
      await listening[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** A job that is final, or whose service is gone, calls nobody any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#job.SetNotifyInterface(null);
    } catch (error) {
      if (!(error instanceof ComError)) throw error;
    }
  }
}
