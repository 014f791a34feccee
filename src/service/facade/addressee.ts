import {
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  REGDB_E_CLASSNOTREG,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../bindings/index.ts';
import { activate, ComError, onWindows, parseGuid, type Caller, type Guid, type IUnknown } from '../../com/index.ts';

export type Client = Caller<typeof IBackgroundCopyCallback>;

/** Creates an object of a client's class, which COM may start a process for. */
export type ActivateClient = (clsid: Guid) => Promise<Client>;

/** Only Windows has processes to start for a class. */
export const activateClient: ActivateClient | undefined = onWindows
  ? (clsid) => activate(clsid, IBackgroundCopyCallback)
  : undefined;

/** Whether a job's client is to be found gone, as after the death of its process: how a test lets it disappear. */
export type HasGone = (jobId: string) => boolean;

/** Whom to tell, and how it is reached. */
export class Addressee {
  readonly #find: () => Promise<Client>;
  readonly #lastsWhileIdle: boolean;
  readonly #hasGone: () => boolean;
  #client: Client | undefined;
  /** `null`: the client does not want to be told about files. */
  #files: Caller<typeof IBackgroundCopyCallback2> | null | undefined;

  private constructor(find: () => Promise<Client>, lastsWhileIdle: boolean, hasGone = () => false) {
    this.#find = find;
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
    return (this.#client ??= await this.#find());
  }

  /** As `reach`, for what is told about files; `undefined` where the client has no use for it. */
  async reachForFiles(): Promise<Caller<typeof IBackgroundCopyCallback2> | undefined> {
    const client = await this.reach();
    if (this.#files === undefined) this.#files = (await client.tryQuery(IBackgroundCopyCallback2)) ?? null;
    return this.#files ?? undefined;
  }

  /** There is nothing to tell for a while. */
  async rest(): Promise<void> {
    if (!this.#lastsWhileIdle) await this.letGo();
  }

  /** Gives back the references that were taken to reach it. */
  async letGo(): Promise<void> {
    const [files, client] = [this.#files, this.#client];
    this.#files = undefined;
    this.#client = undefined;
    await Promise.all([files?.release(), client?.release()]);
  }
}
