import {
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  REGDB_E_CLASSNOTREG,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../bindings/index.ts';
import { activate, ComError, onWindows, parseGuid, type Caller, type Guid, type IUnknown } from '../../com/index.ts';
import { Found } from './found.ts';

export type Client = Caller<typeof IBackgroundCopyCallback>;

/** Creates an object of a client's class, which COM may start a process for. */
export type ActivateClient = (clsid: Guid) => Promise<Client>;

/** Only Windows has processes to start for a class. */
export const activateClient: ActivateClient | undefined = onWindows
  ? (clsid) => activate(clsid, IBackgroundCopyCallback)
  : undefined;

/** Whether a job's client is to be found gone, as after the death of its process: how a test lets it disappear. */
export type HasGone = (jobId: string) => boolean;

/** What a client that wants to be told about files answers to as well. */
type FilesClient = Caller<typeof IBackgroundCopyCallback2>;

/** Whom to tell, and how it is reached. */
export class Addressee {
  readonly #client: Found<Client>;
  readonly #files: Found<FilesClient | undefined>;
  readonly #lastsWhileIdle: boolean;
  readonly #hasGone: () => boolean;

  private constructor(find: () => Promise<Client>, lastsWhileIdle: boolean, hasGone = () => false) {
    this.#client = new Found(find);
    this.#files = new Found(async () => (await this.reach()).tryQuery(IBackgroundCopyCallback2));
    this.#lastsWhileIdle = lastsWhileIdle;
    this.#hasGone = hasGone;
  }

  /** A client that registered an interface of its own. @param hasGone asked before each call, see `HasGone` */
  static registered(client: Caller<typeof IUnknown>, hasGone?: () => boolean): Addressee {
    return new Addressee(() => client.query(IBackgroundCopyCallback), true, hasGone);
  }

  /** A client that named a class: an object is created when there is something to tell, and let go afterwards. */
  static ofClass(clsid: string, activate: ActivateClient): Addressee {
    const create = async () => {
      const known = parseGuid(clsid);
      if (known === undefined) throw new ComError(`The class "${clsid}"`, REGDB_E_CLASSNOTREG);
      return activate(known);
    };
    return new Addressee(create, false);
  }

  /** The client's callback, which stays ours. @throws {ComError} why it cannot be reached, or is no callback */
  async reach(): Promise<Client> {
    if (this.#hasGone()) throw new ComError('A call to the client', RPC_S_SERVER_UNAVAILABLE);
    return this.#client.get();
  }

  /** As `reach`, for what is told about files; `undefined` where the client has no use for it. */
  reachForFiles(): Promise<FilesClient | undefined> {
    return this.#files.get();
  }

  /** There is nothing to tell for a while. */
  async rest(): Promise<void> {
    if (!this.#lastsWhileIdle) await this.letGo();
  }

  /** Gives back the references that were taken to reach it. */
  async letGo(): Promise<void> {
    await Promise.all([this.#files.letGo(), this.#client.letGo()]);
  }
}
