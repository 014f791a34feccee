import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRequest } from '../../../src/index.ts';
import type { Side, Sides } from '../compare.ts';
import { Curl } from './curl.ts';
import { NativeServer } from './native-server.ts';
import { startOwnService, type OwnService } from './own-service.ts';
import { spentOn, type Spent } from './spent.ts';

/** What is fetched: so many files of so many bytes, over at most so many connections at once. */
export interface Load {
  readonly files: number;
  readonly bytes: number;
  readonly connections: number;
}

/** The embedded service and curl fetch the same files, from the same server, to the same places. */
export class Race implements AsyncDisposable {
  readonly #load: Load;
  readonly #server: NativeServer;
  readonly #own: OwnService;
  readonly #requests: readonly FileRequest[];
  readonly #curl: Curl;

  private constructor(load: Load, server: NativeServer, own: OwnService, requests: readonly FileRequest[], curl: Curl) {
    this.#load = load;
    this.#server = server;
    this.#own = own;
    this.#requests = requests;
    this.#curl = curl;
  }

  /** Takes what the programs of this folder are started with: `SERVER METER FOLDER`, FOLDER being empty. */
  static async of(load: Load, [server = '', meter = '', folder = '']: readonly string[]): Promise<Race> {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    const names = Array.from({ length: load.files }, (_, index) => `${index}.bin`);
    mkdirSync(from);
    mkdirSync(to);
    for (const name of names) makeFile(join(from, name), load.bytes);
    const serving = await NativeServer.start(server, from);
    const requests = names.map((name) => ({ url: serving.url(name), path: join(to, name) }));
    const [first] = requests;
    const curl =
      requests.length === 1 && first !== undefined
        ? Curl.forOne(meter, first)
        : Curl.forMany(meter, requests, join(folder, 'list'), load.connections);
    return new Race(load, serving, await startOwnService(), requests, curl);
  }

  sides(what: keyof Spent): Sides {
    return {
      ours: this.#side(what, () => spentOn(() => this.#byService())),
      floor: this.#side(what, () => this.#curl.fetch()),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#own[Symbol.asyncDispose]();
    await this.#server[Symbol.asyncDispose]();
  }

  /** The whole life of a job in a service that is there: created, filled, resumed, told of, completed. */
  async #byService(): Promise<void> {
    await using job = await this.#own.service.createJob({ name: 'benchmark', files: this.#requests });
    const outcome = await job.run();
    if (outcome.kind !== 'completed' || outcome.partial) throw new Error(`the job ended as ${outcome.kind}`);
  }

  #side(what: keyof Spent, fetch: () => Promise<Spent>): Side {
    return async (times) => {
      let taken = 0;
      for (let time = 0; time < times; time++) {
        taken += (await fetch())[what];
        this.#clear();
      }
      return taken;
    };
  }

  /** @throws {Error} a file did not arrive whole */
  #clear(): void {
    for (const { path } of this.#requests) {
      const { size } = statSync(path);
      if (size !== this.#load.bytes) throw new Error(`"${path}" has ${size} bytes instead of ${this.#load.bytes}`);
      rmSync(path);
    }
  }
}

/** Makes a file that is on disk already, so that writing it does not compete with the transfers. */
function makeFile(path: string, bytes: number): void {
  const fd = openSync(path, 'wx');
  for (let left = bytes; left > 0;) left -= writeSync(fd, CONTENT, 0, Math.min(left, CONTENT.length));
  if (bytes > CONTENT.length) fsyncSync(fd);
  closeSync(fd);
}

const CONTENT = randomBytes(1024 * 1024);
