import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { introduction, ownerAt, thisProcess, type FolderOwner } from './folder-owner.ts';
import { lockAddress } from './lock-address.ts';
import type { LockAddress } from './lock-address.ts';
import { StateFolderTaken } from './state-folder-taken.ts';
import { StateFolderUnusable } from './state-folder-unusable.ts';

/**
 * One owner for one folder: who listens at the folder's address has it. The system sees to it that only one can, and
 * ends it with the process, however that dies. The lock never keeps a process alive. Programs that do not share a
 * network namespace, as in two containers, do not see each other.
 */
export class FolderLock {
  readonly #server: Server;
  readonly #visitors = new Set<Socket>();

  private constructor() {
    const owner = introduction(thisProcess());
    this.#server = createServer((visitor) => {
      this.#visitors.add(visitor);
      visitor.unref();
      visitor.on('error', () => visitor.destroy());
      visitor.on('close', () => this.#visitors.delete(visitor));
      visitor.end(owner);
      visitor.resume();
    });
    this.#server.unref();
  }

  /** @throws {StateFolderTaken} */
  static async take(folder: string, address: LockAddress = lockAddress(folder)): Promise<FolderLock> {
    // Not every system that has pipes refuses a second listener, so whoever has the folder is asked first.
    const present = address.kind === 'pipe' ? await ownerAt(address.path) : 'nobody';
    if (present !== 'nobody') throw new StateFolderTaken(folder, known(present));
    for (let attempt = 0; ; attempt += 1) {
      const lock = new FolderLock();
      const problem = await lock.#listen(address);
      if (problem === undefined) return lock;
      if (!isTaken(problem)) throw unlockable(folder, problem);
      const owner = await ownerAt(address.path);
      if (owner !== 'nobody' || attempt === MOST_ATTEMPTS) {
        throw new StateFolderTaken(folder, known(owner), { cause: problem });
      }
      // The owner has gone in the meantime; where its socket is a file, that is left of it.
      if (address.kind === 'file') rmSync(address.path, { force: true });
    }
  }

  /** Fulfilled when the next owner can take the folder. */
  async release(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const visitor of this.#visitors) visitor.destroy();
    await closed;
  }

  /** @returns what went wrong */
  #listen({ path }: LockAddress): Promise<Error | undefined> {
    return new Promise((done) => {
      this.#server.once('error', done);
      this.#server.listen({ path, exclusive: true }, () => {
        this.#server.on('error', () => {});
        done(undefined);
      });
    });
  }
}

/** Owners that die one after the other while they are asked are unlikely to go on doing so. */
const MOST_ATTEMPTS = 5;

const known = (owner: FolderOwner | string): FolderOwner | undefined => (typeof owner === 'string' ? undefined : owner);

const isTaken = (problem: Error): boolean => 'code' in problem && problem.code === 'EADDRINUSE';

const unlockable = (folder: string, cause: Error): StateFolderUnusable =>
  new StateFolderUnusable(folder, `It cannot be locked (${cause.message}). See to the cause`, { cause });
