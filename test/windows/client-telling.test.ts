import { setTimeout as delay } from 'node:timers/promises';
import test, { registerCompletionHandler } from 'ava';
import { isWine, liveObjects } from '../../src/com/index.ts';
import { hresult, keep, type Job, type JobEvent, type Service } from '../../src/index.ts';
import { startFileServer, type FileServer } from '../helpers/file-server.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

/** What a job of another process tells and takes beside its files. */

let server: LocalServer;
let files: FileServer;
let folder: TemporaryFolder;

test.before(async () => {
  server = await LocalServer.start();
  folder = temporaryFolder();
  files = await startFileServer({ 'a.bin': { size: 70_000 }, 'no.bin': { status: 403 } });
});

test.after.always(async () => {
  await server[Symbol.asyncDispose]();
  await files.close();
  folder[Symbol.dispose]();
});

const jobFor = (service: Service, name: string): Promise<Job> =>
  service.createJob({ name, files: [{ url: files.url(name), path: folder.file(name) }] });

async function firstOf(events: AsyncIterable<JobEvent>, kind: JobEvent['kind']): Promise<JobEvent | undefined> {
  for await (const event of events) if (event.kind === kind) return event;
  return undefined;
}

/** Our own objects that the service still holds, once what is on its way has arrived. */
async function objectsLeft(before: number, patienceMs = 10_000): Promise<number> {
  for (const end = performance.now() + patienceMs; liveObjects() !== before && performance.now() < end;)
    await delay(100);
  return liveObjects() - before;
}

test.serial('a job tells what happens to it and where its bytes came from', async (t) => {
  const own = liveObjects();
  {
    await using service = await server.connect();
    await using job = await jobFor(service, 'a.bin');
    const told = firstOf(job.events(), 'transferred');
    await job.resume();
    t.deepEqual(await told, { kind: 'transferred' });
    t.is((await job.statistics())?.bytesFromHttp, 70_000);
    t.like(await job.done(), { kind: 'transferred' });
    await job.complete();
  }
  t.is(await server.objectsInUse(), 0);
  t.is(await objectsLeft(own), 0);
});

test.serial('a service tells what a code means in the language of the user', async (t) => {
  {
    await using service = await server.connect();
    t.truthy(await service.errorText(hresult(0x80d02002)));
  }
  t.is(await server.objectsInUse(), 0);
});

test.serial('jobs are tagged as of a program, taken over by it, and purged', async (t) => {
  {
    await using service = await server.connect();
    const request = {
      name: 'a.bin',
      program: 'inventory',
      files: [{ url: files.url('a.bin'), path: folder.file('again.bin') }],
    };
    const first = await service.adopt(request);
    const second = await service.adopt(request);
    t.deepEqual([first.adopted, second.adopted], [false, true]);
    t.is(first.job.id, second.job.id);
    t.deepEqual(await service.purge({ program: 'inventory', olderThanSeconds: 0 }), [first.job.id]);
  }
  t.is(await server.objectsInUse(), 0);
});

/** Wine's proxies have no IBackgroundCopyFile5, and raise RPC_X_NULL_REF_POINTER for the texts of an error object. */
const notThroughWine = isWine() ? test.serial.failing : test.serial;

notThroughWine('a job tells what its server answered', async (t) => {
  await using service = await server.connect();
  await using job = await jobFor(service, 'no.bin');
  await job.run({ onError: () => keep() });
  const [response] = await job.responses().finally(() => job.cancel());
  t.truthy(response?.headers['date']);
});

notThroughWine('the error of a job is told in the language of the user', async (t) => {
  await using service = await server.connect();
  await using job = await jobFor(service, 'no.bin');
  await job.run({ onError: () => keep() });
  const text = await job.errorText().finally(() => job.cancel());
  t.truthy(text?.description);
});
