import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CountingServer } from './counting-server.ts';
import { continuationProblems, excess, isContinued } from './fetched-twice.ts';
import type { Random } from './random.ts';
import type { Observed } from './violations.ts';
import type { Files } from './workload.ts';

const MiB = 1024 * 1024;

/** One in so many files is fetched by several connections. */
const LARGE_EVERY = 40;

/** The remote files and the folder that they are fetched to, under the same names. */
export class Downloads implements Files {
  readonly folder: string;
  readonly #server: CountingServer;
  readonly #random: Random;
  readonly #right = new Set<string>();
  /** What there was of a file when the last process died, in bytes, and how many answers had been sent by then. */
  readonly #left = new Map<string, { readonly length: number; readonly answers: number }>();
  #count = 0;
  /** How many times a file was seen to go on from bytes that a dead process had left. */
  continued = 0;

  constructor(folder: string, server: CountingServer, random: Random) {
    this.folder = folder;
    this.#server = server;
    this.#random = random;
  }

  next(): { readonly url: string; readonly path: string } {
    this.#count += 1;
    const name = `file-${this.#count}`;
    this.#server.make(name, this.#size());
    return { url: this.#server.url(name), path: join(this.folder, name) };
  }

  mirror(url: string): string {
    return this.#server.url(basename(url), this.#random.below(5));
  }

  /** What is in the folder. */
  files(): Observed['files'] {
    const paths = readdirSync(this.folder).map((name) => join(this.folder, name));
    return new Map(paths.map((path) => [path, this.#kindOf(path)]));
  }

  /** Takes down what a process that has died has left on disk. */
  async noteDeath(): Promise<void> {
    await this.#server.forgotten();
    this.#left.clear();
    for (const name of readdirSync(this.folder)) {
      const [remote = ''] = name.split('.');
      const served = this.#server.served.get(remote);
      if (remote === name || served === undefined || !isContinued(served.size)) continue;
      this.#left.set(remote, { length: statSync(join(this.folder, name)).size, answers: served.answers.length });
    }
  }

  /** A sentence for each file that was not continued from the bytes that were on disk at the last death. */
  notContinued(): string[] {
    return [...this.#left].flatMap(([name, { length, answers }]) => {
      const served = this.#server.served.get(name);
      if (served === undefined) return [];
      const askedFrom = served.answers[answers]?.first;
      if (askedFrom !== undefined && length > 0) this.continued += 1;
      return continuationProblems({ name, size: served.size, onDisk: length, askedFrom });
    });
  }

  /** A sentence for each file of which far more was sent than its size. */
  excess(): string[] {
    return [...this.#server.served].flatMap(([name, { size, sent, answers }]) =>
      excess({ name, size, sent, answers: answers.length }),
    );
  }

  /** Forgets all files, here and on the server. @returns how many had arrived, and the bytes that all have taken */
  clear(): { readonly arrived: number; readonly size: number; readonly sent: number } {
    const served = [...this.#server.served];
    const arrived = [...this.files().values()].filter((kind) => kind === 'right').length;
    this.#left.clear();
    for (const [name] of served) {
      rmSync(join(this.folder, name), { force: true });
      this.#server.forget(name);
    }
    const sum = (of: 'size' | 'sent') => served.reduce((total, [, each]) => total + each[of], 0);
    return { arrived, size: sum('size'), sent: sum('sent') };
  }

  /** Mostly small, some of several seconds, and some of no bytes at all. */
  #size(): number {
    if (this.#random.below(LARGE_EVERY) === 0) return 20 * MiB;
    const most = this.#random.oneOf([0, 1, 64 * 1024, MiB, 4 * MiB, 4 * MiB]);
    return most === 0 ? 0 : this.#random.below(most);
  }

  #kindOf(path: string): 'right' | 'wrong' | 'temporary' {
    const file = this.#server.served.get(basename(path));
    if (file === undefined) return 'temporary';
    if (this.#right.has(path)) return 'right';
    if (createHash('sha256').update(readFileSync(path)).digest('hex') !== file.sha256) return 'wrong';
    this.#right.add(path);
    return 'right';
  }
}
