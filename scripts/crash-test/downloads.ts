import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CountingServer } from './counting-server.ts';
import type { Random } from './random.ts';
import type { Observed } from './violations.ts';
import type { Files } from './workload.ts';

const MiB = 1024 * 1024;

/** The bytes of a smaller file are not worth keeping track of: after a death it is fetched from its beginning. */
const WORTH_KEEPING = MiB;

/** The remote files and the folder that they are fetched to, under the same names. */
export class Downloads implements Files {
  readonly folder: string;
  readonly #server: CountingServer;
  readonly #random: Random;
  readonly #right = new Set<string>();
  /** What there was of a file when the last process died, in bytes, and how many answers had been sent by then. */
  readonly #left = new Map<string, { readonly length: number; readonly answers: number }>();
  #count = 0;

  constructor(folder: string, server: CountingServer, random: Random) {
    this.folder = folder;
    this.#server = server;
    this.#random = random;
  }

  next(): { readonly url: string; readonly path: string } {
    this.#count += 1;
    const name = `file-${this.#count}`;
    // Mostly small, some of several seconds, and some of no bytes at all.
    const most = this.#random.oneOf([0, 1, 64 * 1024, MiB, 4 * MiB, 4 * MiB]);
    this.#server.make(name, most === 0 ? 0 : this.#random.below(most));
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
  noteDeath(): void {
    this.#left.clear();
    for (const name of readdirSync(this.folder)) {
      const [remote = ''] = name.split('.');
      const served = this.#server.served.get(remote);
      if (remote === name || served === undefined || served.size < WORTH_KEEPING) continue;
      this.#left.set(remote, { length: statSync(join(this.folder, name)).size, answers: served.answers.length });
    }
  }

  /** A sentence for each file that was not continued from the bytes that were on disk at the last death. */
  fetchedAgain(): string[] {
    return [...this.#left].flatMap(([name, { length, answers }]) => {
      const next = this.#server.served.get(name)?.answers[answers];
      if (next === undefined || next.first >= length) return [];
      return [`${name} had ${length} bytes on disk and was fetched again from byte ${next.first} on`];
    });
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

  #kindOf(path: string): 'right' | 'wrong' | 'temporary' {
    const file = this.#server.served.get(basename(path));
    if (file === undefined) return 'temporary';
    if (this.#right.has(path)) return 'right';
    if (createHash('sha256').update(readFileSync(path)).digest('hex') !== file.sha256) return 'wrong';
    this.#right.add(path);
    return 'right';
  }
}
