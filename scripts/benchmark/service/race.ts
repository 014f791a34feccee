import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRequest } from '../../../src/index.ts';
import type { Side, Sides } from '../compare.ts';
import { Curl } from './curl.ts';
import { makeFiles } from './make-files.ts';
import { NativeServer } from './native-server.ts';
import { startOwnService, type OwnService } from './own-service.ts';
import { spentOn, type Spent } from './spent.ts';

/**
 * What is fetched: so many files of so many bytes, over at most so many connections at once.
 * - `keep`: whether files that have arrived stay. Many have to: ext4 does not reuse the inode of a file that was deleted
 *   within the last minutes, and to make a file it first passes over all of those.
 */
export interface Load {
  readonly files: number;
  readonly bytes: number;
  readonly connections: number;
  readonly keep: boolean;
}

type Fetch = (files: readonly FileRequest[]) => Promise<Spent>;

/** The embedded service and curl fetch the same files from the same server, each time into a new folder. */
export class Race implements AsyncDisposable {
  readonly #load: Load;
  readonly #names: readonly string[];
  readonly #folder: string;
  readonly #server: NativeServer;
  readonly #own: OwnService;
  readonly #curl: Curl;
  #fetches = 0;

  private constructor(load: Load, folder: string, server: NativeServer, own: OwnService, curl: Curl) {
    this.#load = load;
    this.#names = namesOf(load);
    this.#folder = folder;
    this.#server = server;
    this.#own = own;
    this.#curl = curl;
  }

  /** Takes what the programs of this folder are started with: `SERVER METER FOLDER`, FOLDER being empty. */
  static async of(load: Load, [server = '', meter = '', folder = '']: readonly string[]): Promise<Race> {
    const from = join(folder, 'from');
    makeFiles(from, namesOf(load), load.bytes);
    return new Race(
      load,
      folder,
      await NativeServer.start(server, from),
      await startOwnService(join(folder, 'state')),
      new Curl(meter, join(folder, 'list')),
    );
  }

  sides(what: keyof Spent): Sides {
    return {
      ours: this.#side(what, (files) => spentOn(() => this.#byService(files))),
      floor: this.#side(what, (files) => this.#curl.fetch(files, this.#load.connections)),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#own[Symbol.asyncDispose]();
    await this.#server[Symbol.asyncDispose]();
  }

  /** The whole life of a job in a service that is there: created, filled, resumed, told of, completed. */
  async #byService(files: readonly FileRequest[]): Promise<void> {
    await using job = await this.#own.service.createJob({ name: 'benchmark', files });
    const outcome = await job.run();
    if (outcome.kind !== 'completed' || outcome.partial) throw new Error(`the job ended as ${outcome.kind}`);
  }

  #side(what: keyof Spent, fetch: Fetch): Side {
    return async (times) => {
      let taken = 0;
      for (let time = 0; time < times; time++) taken += (await this.#fetchOnce(fetch))[what];
      return taken;
    };
  }

  /** @throws {Error} a file did not arrive whole */
  async #fetchOnce(fetch: Fetch): Promise<Spent> {
    const to = join(this.#folder, `to-${this.#fetches++}`);
    mkdirSync(to);
    const files = this.#names.map((name) => ({ url: this.#server.url(name), path: join(to, name) }));
    const spent = await fetch(files);
    for (const { path } of files) {
      const { size } = statSync(path);
      if (size !== this.#load.bytes) throw new Error(`"${path}" has ${size} bytes instead of ${this.#load.bytes}`);
    }
    if (!this.#load.keep) rmSync(to, { recursive: true });
    return spent;
  }
}

const namesOf = ({ files }: Load): readonly string[] => Array.from({ length: files }, (_, index) => `${index}.bin`);
