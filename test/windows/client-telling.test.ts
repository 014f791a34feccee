import test, { registerCompletionHandler } from 'ava';
import { liveObjects } from '../../src/com/index.ts';
import { hresult, type Job, type Service } from '../../src/index.ts';
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

test.serial('a job tells what its events are, where its bytes came from and what its server answered', async (t) => {
  const own = liveObjects();
  {
    await using service = await server.connect();
    await using job = await jobFor(service, 'a.bin');
    const events = job.events();
    const states: string[] = [];
    const following = (async () => {
      for await (const event of events) {
        if (event.kind === 'state') states.push(event.state);
        if (event.kind === 'state' && event.state === 'transferred') return;
      }
    })();
    await job.resume();
    await following;
    t.is(states.at(-1), 'transferred');
    t.is((await job.statistics())?.bytesFromHttp, 70_000);
    const [response] = await job.responses();
    t.is(response?.headers['content-length'], '70000');
    t.like(await job.done(), { kind: 'transferred' });
    await job.complete();
  }
  t.is(await server.objectsInUse(), 0);
  t.is(liveObjects(), own);
});

test.serial(
  'a service tells what a code means in the language of the user, and a job what is wrong with it',
  async (t) => {
    {
      await using service = await server.connect();
      t.truthy(await service.errorText(hresult(0x80d02002)));
      await using job = await jobFor(service, 'no.bin');
      const outcome = await job.run({
        onError: async ({ job: failed }) => {
          t.truthy((await failed.errorText())?.description);
          return { kind: 'cancel' };
        },
      });
      t.is(outcome.kind, 'cancelled');
    }
    t.is(await server.objectsInUse(), 0);
  },
);

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
    t.deepEqual(await service.purge({ program: 'inventory', olderThanDays: 0 }), [first.job.id]);
  }
  t.is(await server.objectsInUse(), 0);
});
