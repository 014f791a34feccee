import test, { registerCompletionHandler } from 'ava';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';
import { APARTMENTS, hasNativeClient, IN, runNativeClient } from './helpers/native-client.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

const withCompiler = hasNativeClient ? test.serial : test.serial.skip;

/**
 * COM gives back what a dead client held once it notices, which takes minutes; Wine never does. What the service holds
 * for it until then must not grow: that others come and go adds nothing.
 */
const PATIENCE_MS = 2_000;

for (const apartment of APARTMENTS) {
  withCompiler(
    `a client in C, ${IN[apartment]}, that dies inside JobError leaves a job that others find, in a service that goes on`,
    async (t) => {
      using folder = temporaryFolder();
      await using files = await startFileServer({
        'a.bin': { size: 50_000 },
        'forbidden.bin': { size: 3, status: 403 },
      });
      await using server = await LocalServer.start();
      const toFetch = [{ url: files.url('forbidden.bin'), path: folder.file('forbidden.bin') }];
      const { code, said } = await runNativeClient(apartment, 'dies-inside', server.clsid, toFetch);
      t.is(code, 0, said);
      const leftByTheDead = await server.objectsInUse(PATIENCE_MS);
      {
        await using service = await server.connect();
        const job = await service.job(said.trim());
        t.is(await job.state(), 'error');
        await job.cancel();
        const next = await service.createJob({ name: 'of the living' });
        t.is(await next.state(), 'suspended');
        await next.cancel();
      }
      const left = await server.objectsInUse(PATIENCE_MS);
      t.true(left <= leftByTheDead, `${left} objects are left, and were ${leftByTheDead}`);
    },
  );

  withCompiler(
    `a client in C, ${IN[apartment]}, that dies while its job waits keeps nobody from taking the job up`,
    async (t) => {
      using folder = temporaryFolder();
      await using files = await startFileServer({
        'a.bin': { size: 50_000 },
        'forbidden.bin': { size: 3, status: 403 },
      });
      await using server = await LocalServer.start();
      const toFetch = [{ url: files.url('a.bin'), path: folder.file('a.bin') }];
      const { code, said } = await runNativeClient(apartment, 'dies-outside', server.clsid, toFetch);
      t.is(code, 0, said);
      const leftByTheDead = await server.objectsInUse(PATIENCE_MS);
      {
        await using service = await server.connect();
        const job = await service.job(said.trim());
        t.is((await job.run()).kind, 'completed');
      }
      t.deepEqual(folder.names(), ['a.bin']);
      const left = await server.objectsInUse(PATIENCE_MS);
      t.true(left <= leftByTheDead, `${left} objects are left, and were ${leftByTheDead}`);
    },
  );
}
