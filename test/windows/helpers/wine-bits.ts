import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CLSID_BackgroundCopyManager,
  IBackgroundCopyFile2,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
} from '../../../src/bindings/index.ts';
import { activate, isWine } from '../../../src/com/index.ts';
import { startFileServer } from '../../helpers/file-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/**
 * Lets Wine's BITS be found: its class is unknown once the RPC service was started anew, as tests do that start servers,
 * and known again when it has ended and is asked for. From then on a stub of each of its interfaces is kept. Does nothing
 * on Windows.
 */
export async function findBitsAgain(): Promise<void> {
  if (!isWine()) return;
  spawnSync('net', ['stop', 'bits'], { stdio: 'ignore' });
  held.push(...(await oneOfEach()));
}

/** For as long as this process lives. */
const held: unknown[] = [];

/** A pointer to each interface of Wine's BITS, in whose process the last stub of one must not go: see `keepStubs`. */
async function oneOfEach(): Promise<readonly unknown[]> {
  await using server = await startFileServer();
  using folder = temporaryFolder();
  const manager = await activate(CLSID_BackgroundCopyManager, IBackgroundCopyManager);
  const [, job] = await manager.CreateJob('one of each interface', 'download');
  await job.AddFile(server.url('missing'), folder.file('missing'));
  const files = await job.EnumFiles();
  const [, [file]] = await files.Next(1);
  await job.Resume();
  while ((await job.GetState()) !== 'error') await delay(20);
  return [
    manager,
    job,
    await job.query(IBackgroundCopyJob2),
    await job.query(IBackgroundCopyJob3),
    await job.query(IBackgroundCopyJob4),
    await job.query(IBackgroundCopyJobHttpOptions),
    await job.GetError(),
    files,
    file,
    await file?.query(IBackgroundCopyFile2),
    await manager.EnumJobs(0),
  ];
}
