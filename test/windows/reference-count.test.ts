import koffi from 'koffi';
import test, { registerCompletionHandler } from 'ava';
import { liveObjects } from '../../src/com/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { gate } from '../helpers/gate.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

const MB = 1024 * 1024;

test.serial(
  '10,000 objects handed out over COM and released leave none, on the same callbacks, in the same memory',
  async (t) => {
    t.timeout(300_000);
    await using server = await LocalServer.start();
    await using service = await server.connect();
    const job = await service.createJob({ name: 'handed out' });
    const handOut = async (count: number) => {
      for (let index = 0; index < count; index += 1) await (await service.job(job.id))[Symbol.asyncDispose]();
    };
    await handOut(1_000);
    const before = {
      server: await server.statistics(),
      own: liveObjects(),
      callbacks: koffi.stats().callbacks,
      rss: process.memoryUsage().rss,
    };
    await handOut(9_000);
    const after = await server.statistics();
    t.is(after.callbacks, before.server.callbacks);
    t.true(after.rss - before.server.rss < 16 * MB, `the service grew by ${after.rss - before.server.rss} bytes`);
    t.is(koffi.stats().callbacks, before.callbacks);
    t.is(liveObjects(), before.own);
    const growth = process.memoryUsage().rss - before.rss;
    t.true(growth < 16 * MB, `the client grew by ${growth} bytes`);
    await job.cancel();
    await service[Symbol.asyncDispose]();
    t.is(await server.objectsInUse(), 0);
  },
);

test.serial('1,000 jobs created, listened to and let go leave nothing on either side', async (t) => {
  t.timeout(300_000);
  using folder = temporaryFolder();
  await using files = await startFileServer();
  await using server = await LocalServer.start();
  const own = liveObjects();
  const service = await server.connect();
  const letGo = new AbortController();
  const listened = Array.from({ length: 1_000 }, async (_, index) => {
    const job = await service.createJob({
      name: `job ${index}`,
      files: [{ url: files.url('missing'), path: folder.file(`${index}.bin`) }],
    });
    const told = gate();
    const run = job.run({
      signal: letGo.signal,
      pollSeconds: 600,
      onError: () => {
        told.open();
        return new Promise(() => undefined);
      },
    });
    await Promise.race([told.passed, run]);
    return { job, run };
  });
  const runs = await Promise.all(listened);
  t.true((await server.statistics()).objects >= 1_000);
  letGo.abort();
  for (const { run } of runs) await t.throwsAsync(run, { name: 'AbortError' });
  for (const { job } of runs) await job.cancel();
  await service[Symbol.asyncDispose]();
  t.is(await server.objectsInUse(60_000), 0);
  t.is(liveObjects(), own);
  t.deepEqual(folder.names(), []);
});
