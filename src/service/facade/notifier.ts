import { BG_NOTIFY, DO_E_INVALID_STATE } from '../../bindings/index.ts';
import { ComError, E_NOTIMPL, type Borrowed, type Caller, type IUnknown } from '../../com/index.ts';
import { isFinal } from '../../model/index.ts';
import type { Job, JobEvent } from '../job/index.ts';
import { Addressee, type ActivateClient, type HasGone } from './addressee.ts';
import { Conversation, type RepeatDelays, type Shown } from './conversation.ts';
import type { Listeners, Listening } from './listeners.ts';
import { OwedNews, type ToldJob } from './owed-news.ts';

export type { RepeatDelays, Shown } from './conversation.ts';

export const DEFAULT_REPEAT_DELAYS: RepeatDelays = { first: 1_000, longest: 60_000 };

/** What a notifier asks of its job. */
export type NotifyingJob = ToldJob &
  Pick<Job, 'id' | 'on' | 'notifyFlags'> & {
    /** The class that is created when there is no interface to call, a GUID. */
    readonly notificationClass?: string | undefined;
  };

/** What the notifiers of a service share. */
export interface NotifierSurroundings {
  readonly delays: RepeatDelays;
  readonly listeners: Listeners;
  /** Creates an object of a client's class in a process of its own; without it classes are not used. */
  readonly activate?: ActivateClient | undefined;
  readonly hasGone?: HasGone | undefined;
}

/**
 * Tells a job's client what happens; see `Conversation`. The client is the one that registered an interface last. Where
 * there is none, or it has gone, an object of the class that the job names is created and told instead.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback
 * @see https://learn.microsoft.com/windows/win32/bits/registering-a-com-callback
 */
export class Notifier implements Listening {
  readonly #job: NotifyingJob;
  readonly #shown: Shown;
  readonly #surroundings: NotifierSurroundings;
  #client: Caller<typeof IUnknown> | undefined;
  #conversation: { readonly with: Conversation; readonly class: string | undefined } | undefined;

  constructor(job: NotifyingJob, shown: Shown, surroundings: NotifierSurroundings) {
    this.#job = job;
    this.#shown = shown;
    this.#surroundings = surroundings;
    job.on((event) => this.#hear(event));
    this.#beginWithClass(job.notificationClass, this.#allNews())?.look();
  }

  /** What the client wants to be told, as `BG_NOTIFY` bits; kept with the job. */
  get flags(): number {
    return this.#job.notifyFlags;
  }

  set flags(flags: number) {
    if ((flags & ~SUPPORTED) !== 0) throw new ComError('IBackgroundCopyJob::SetNotifyFlags', E_NOTIMPL);
    this.#job.notifyFlags = flags;
    this.#conversation?.with.look();
  }

  /** The interface that was registered, as long as its client can be reached. */
  get client(): Caller<typeof IUnknown> | undefined {
    return this.#client;
  }

  /** Registers a client in place of the one before, or none. What happened before it came is told to it at once. */
  listen(client: Borrowed<typeof IUnknown> | null): void {
    this.#refuseWhenFinal('SetNotifyInterface');
    void this.letGo();
    if (client === null) return;
    this.#client = client.share();
    const hasGone = () => this.#surroundings.hasGone?.(this.#job.id) ?? false;
    this.#begin(Addressee.registered(this.#client, hasGone), undefined, this.#allNews()).look();
  }

  /** Tells nothing more to the present client. */
  async letGo(): Promise<void> {
    const [client, conversation] = [this.#client, this.#conversation];
    this.#client = undefined;
    this.#conversation = undefined;
    this.#surroundings.listeners.delete(this);
    await Promise.all([conversation?.with.end(), client?.release()]);
  }

  #hear(event: JobEvent): void {
    const conversation = this.#conversationFor(this.#job.notificationClass);
    if (conversation === undefined) return;
    conversation.hear(event);
    if (isFinal(this.#job.state)) conversation.finish();
  }

  #conversationFor(clsid: string | undefined): Conversation | undefined {
    const present = this.#conversation;
    if (present !== undefined && (this.#client !== undefined || present.class === clsid)) return present.with;
    void this.letGo();
    return this.#beginWithClass(clsid, this.#allNews());
  }

  #allNews(): OwedNews {
    const owed = new OwedNews(this.#job);
    owed.hearWhatHappenedBefore();
    return owed;
  }

  #beginWithClass(clsid: string | undefined, owed: OwedNews): Conversation | undefined {
    const { activate } = this.#surroundings;
    if (clsid === undefined || activate === undefined) return undefined;
    return this.#begin(Addressee.ofClass(clsid, activate), clsid, owed);
  }

  #begin(addressee: Addressee, clsid: string | undefined, owed: OwedNews): Conversation {
    const conversation = new Conversation({
      addressee,
      owed,
      shown: this.#shown,
      delays: this.#surroundings.delays,
      flags: () => this.flags,
      onEnded: (left) => this.#ended(conversation, left),
    });
    this.#conversation = { with: conversation, class: clsid };
    this.#surroundings.listeners.add(this);
    return conversation;
  }

  /** A conversation came to its end by itself. @param left what a client that was dropped has yet to be told */
  #ended(conversation: Conversation, left: OwedNews | undefined): void {
    if (this.#conversation?.with !== conversation) return;
    const wasInterface = this.#client !== undefined;
    void this.letGo();
    if (wasInterface && left !== undefined) this.#beginWithClass(this.#job.notificationClass, left)?.look();
  }

  #refuseWhenFinal(method: string): void {
    if (isFinal(this.#job.state)) throw new ComError(`IBackgroundCopyJob::${method}`, DO_E_INVALID_STATE);
  }
}

/** Delivery Optimization has no use for the flags that disable all others or tell of file ranges. */
const SUPPORTED = BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError | BG_NOTIFY.jobModification | BG_NOTIFY.fileTransferred;
