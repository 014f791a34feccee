import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  CLSID_DeliveryOptimization,
  IBackgroundCopyManager,
  REGDB_E_CLASSNOTREG,
} from '../../../src/bindings/index.ts';
import { activate, ComError, guid, isWine, type Guid } from '../../../src/com/index.ts';
import { connect, EMBEDDED_CLSID, type Service } from '../../../src/index.ts';
import { keepStubs } from './wine-stubs.ts';

/** Under Wine nobody else is Delivery Optimization; on Windows its own service is, and ours has a class of its own. */
const SERVER_CLSID: Guid = isWine() ? CLSID_DeliveryOptimization : guid(EMBEDDED_CLSID);

/** How often a server is started that COM does not know. */
const ATTEMPTS = 3;

export interface ServerStatistics {
  readonly objects: number;
  readonly callbacks: number;
  readonly heapUsed: number;
  readonly rss: number;
}

/** The embedded service in a second process, reached through COM. */
export class LocalServer implements AsyncDisposable {
  readonly clsid = SERVER_CLSID;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #gone: Promise<never>;
  #objectsAtRest = 0;

  private constructor(process: ChildProcessByStdio<Writable, Readable, null>) {
    this.#process = process;
    this.#lines = createInterface({ input: process.stdout });
    this.#gone = once(process, 'exit').then(() => {
      throw new Error('The server ended without an answer.');
    });
    this.#gone.catch(() => undefined);
  }

  /** @param here whether this process is a client, too, and not only those that it starts */
  static async start({ here = true }: { readonly here?: boolean } = {}): Promise<LocalServer> {
    if (here) await keepStubs();
    for (let attempt = 1; ; attempt += 1) {
      forgetDeadServers();
      const server = new LocalServer(startProgram('local-server', SERVER_CLSID));
      await server.#line();
      server.#objectsAtRest = (await server.statistics()).objects;
      if (!here || (await server.#isFound())) return server;
      await server[Symbol.asyncDispose]();
      if (attempt === ATTEMPTS) throw new Error(`COM did not know the class of a server, ${attempt} times.`);
    }
  }

  connect(): Promise<Service> {
    return connect({ service: 'delivery-optimization', clsid: this.clsid });
  }

  async statistics(): Promise<ServerStatistics> {
    this.#process.stdin.write('statistics\n');
    return JSON.parse(await this.#line()) as ServerStatistics;
  }

  /** Objects that clients hold, once what is on its way has arrived: COM takes its time to let go. */
  async objectsInUse(patienceMs = 10_000): Promise<number> {
    const patience = performance.now() + patienceMs;
    for (;;) {
      const inUse = (await this.statistics()).objects - this.#objectsAtRest;
      if (inUse === 0 || performance.now() > patience) return inUse;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends the process without a chance to say good-bye. */
  async kill(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.stdin.end();
    await exited;
  }

  /** Whether COM leads this process to the server. Wine's RPC service has been seen to forget one that was there. */
  async #isFound(): Promise<boolean> {
    try {
      const manager = await activate(this.clsid, IBackgroundCopyManager);
      await manager.release();
      return true;
    } catch (error) {
      if (isWine() && error instanceof ComError && error.hresult === REGDB_E_CLASSNOTREG) return false;
      throw error;
    }
  }

  async #line(): Promise<string> {
    const [line] = (await Promise.race([once(this.#lines, 'line'), this.#gone])) as [string];
    return line;
  }
}

/** Starts one of the programs beside this folder in a process of its own; its errors appear among ours. */
export function startProgram(name: string, ...args: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  const file = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url));
  return spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Wine remembers the class of a server that died, and asks the dead one instead of its successor. Windows forgets it. */
export function forgetDeadServers(): void {
  if (!isWine()) return;
  spawnSync('taskkill', ['/f', '/im', 'rpcss.exe'], { stdio: 'ignore' });
  spawnSync('net', ['start', 'rpcss'], { stdio: 'ignore' });
}
