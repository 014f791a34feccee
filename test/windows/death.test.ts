import { once } from 'node:events';
import { createInterface } from 'node:readline';
import test, { registerCompletionHandler } from 'ava';
import { DeliveryOptimizationError } from '../../src/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer, startProgram } from './helpers/local-server.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

test.serial('a client that dies inside a callback harms neither the service nor the job', async (t) => {
  using folder = temporaryFolder();
  await using files = await startFileServer({ 'forbidden.bin': { size: 10, status: 403 } });
  await using server = await LocalServer.start();
  const path = folder.file('forbidden.bin');
  const client = startProgram('dying-client', server.clsid, files.url('forbidden.bin'), path);
  const exited = once(client, 'exit');
  const [id] = (await once(createInterface({ input: client.stdout }), 'line')) as [string];
  await exited;

  await using service = await server.connect();
  const job = await service.job(id);
  t.is(await job.state(), 'error');
  t.like(await job.error(), { status: 403, file: { path } });
  await job.cancel();
});

test.serial(
  'when the service dies mid-transfer, every call ends in a typed error and the run says how to go on',
  async (t) => {
    using folder = temporaryFolder();
    await using files = await startFileServer({ 'endless.bin': { size: 500_000, stallAfter: 100_000 } });
    const server = await LocalServer.start();
    const service = await server.connect();
    const job = await service.createJob({
      name: 'interrupted',
      files: [{ url: files.url('endless.bin'), path: folder.file('endless.bin') }],
    });
    let calls: Promise<unknown>[] = [];
    const started = performance.now();
    const error = await t.throwsAsync(
      job.run({
        pollSeconds: 1,
        onProgress: async ({ bytesTransferred }) => {
          if (bytesTransferred < 100_000 || calls.length > 0) return;
          const killed = server.kill();
          calls = Array.from({ length: 50 }, () => job.state());
          await killed;
        },
      }),
      { instanceOf: DeliveryOptimizationError },
    );
    t.is(error.code, 'service-gone');
    t.regex(error.message, /connect\(\) again and find them by service\.job\(id\)/);
    const settled = await Promise.allSettled(calls);
    t.is(settled.length, 50);
    for (const call of settled) {
      if (call.status === 'rejected') t.is((call.reason as DeliveryOptimizationError).code, 'service-gone');
    }
    t.true(settled.some(({ status }) => status === 'rejected'));
    t.true(performance.now() - started < 30_000);
    await service[Symbol.asyncDispose]();

    await using successor = await LocalServer.start();
    await using again = await successor.connect();
    const next = await again.createJob({ name: 'after the death' });
    t.is(await next.state(), 'suspended');
    await next.cancel();
  },
);
