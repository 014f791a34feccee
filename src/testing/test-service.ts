import { connectUsing, type Service } from '../client/index.ts';
import { activateOver } from '../service/facade/index.ts';
import { Engine } from '../service/engine/index.ts';
import type { JobQueue } from '../service/job/index.ts';
import { localDisk, type TransferOptions } from '../service/transfer/index.ts';
import type { Faults } from './faults.ts';
import { FaultyDisk } from './faulty-disk.ts';
import { CallbackFaults } from './callback-faults.ts';
import { startFileServer, type FileServer, type FileServerOptions } from './file-server.ts';
import { checkOptions } from './invalid.ts';

import { testFolder } from './test-folder.ts';

/** What a service for a test has around it. */
export interface TestServiceOptions<Name extends string = string> extends FileServerOptions<Name> {
  /** How the service transfers, over what suits a test: it tries again after a few milliseconds. */
  readonly transfer?: Partial<TransferOptions>;
}

/**
 * An embedded service for one test, in this process and with nothing shared with `connect()`: its jobs live in memory
 * and end with it. With it come a file server and a folder, and faults of network, disk and callback.
 */
export interface TestService<Name extends string = string> extends AsyncDisposable {
  /** A connection to it, gone with it. */
  readonly service: Service;
  /** What is to go wrong. */
  readonly faults: Faults<Name>;
  /** What it downloads from. */
  readonly server: FileServer<Name>;
  /** The folder of `path()`. */
  readonly folder: string;
  /** Where the server has the file. @throws {DeliveryOptimizationError} `invalid-argument`: it has none of this name */
  url(file: Name): string;
  /**
   * Where a file may go: in a folder that is the test's own and goes with it.
   * @param name a relative path; the folders in it are made
   * @throws {DeliveryOptimizationError} `invalid-argument`: it leads elsewhere
   */
  path(name: string): string;
  /** Another connection, as from another program; yours to dispose. */
  connect(): Promise<Service>;
}

/**
 * Starts a service for one test. Disposing it cancels the jobs that are left, stops the server and removes the folder:
 * nothing stays behind. A run that somebody left going rejects with `released` when it next looks at its job.
 * @throws {DeliveryOptimizationError} `invalid-argument`: a file that cannot be served
 */
export async function startTestService<Name extends string>(
  options: TestServiceOptions<Name> = {},
): Promise<TestService<Name>> {
  checkOptions('startTestService()', options, ['files', 'transfer']);
  const { transfer, ...served } = options;
  const server = await startFileServer<Name>(served);
  const folder = testFolder();
  const disk = new FaultyDisk(localDisk, (path) => pathOf(engine.jobs, path));
  const callbacks = new CallbackFaults((id) => engine.jobs.find(id) !== undefined);
  const engine: Engine = new Engine({ transfer: { ...QUICK, ...transfer }, disk });
  const connectHere = connectUsing(async () => activate());
  const activate = activateOver(engine, { repeatDelays: REPEAT, hasGone: (id) => callbacks.hasGone(id) });
  const connect = () => connectHere({ service: 'embedded' });
  const service = await connect();
  return {
    service,
    faults: {
      ...server.faults,
      failDisk: (fault) => disk.fail(fault),
      killCallback: (job) => callbacks.kill(job),
      clear: () => {
        for (const faults of [server.faults, disk, callbacks]) faults.clear();
      },
    },
    server,
    folder: folder.path,
    url: server.url,
    path: folder.file,
    connect,
    async [Symbol.asyncDispose]() {
      for (const job of engine.jobs.jobs()) job.cancel();
      await service[Symbol.asyncDispose]();
      await engine.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}

/** In milliseconds: so short that a test need not wait for them. */
const QUICK: Partial<TransferOptions> = { firstRetryDelay: 1, maxRetryDelay: 20 };
const REPEAT = { first: 1, longest: 100 };

/** The path that a job was given for the file whose bytes are at `temporaryPath` for now. */
const pathOf = (queue: JobQueue, temporaryPath: string): string | undefined =>
  queue
    .jobs()
    .flatMap(({ files }) => files)
    .find((file) => file.temporaryPath === temporaryPath)?.path;
