import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { JobQueue, type Job, type JobFile } from '../../src/service/job/index.ts';
import { openStore } from '../../src/service/store/index.ts';
import { startFileServer, type FileBehaviour, type FileServer } from '../helpers/file-server.ts';
import { outcome, QUICK, reaches } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.ts';

interface DurableBench extends AsyncDisposable {
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  readonly queue: JobQueue;
  job(...names: string[]): Job;
  /** Closes the queue and opens another over the same state folder. */
  restart(): Promise<void>;
  /** The job as the present queue knows it. */
  again(job: Job): Job;
}

async function durableBench(files: Readonly<Record<string, FileBehaviour>>): Promise<DurableBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const state = temporaryFolder();
  let store = await openStore(state.path);
  let queue = new JobQueue({ transfer: QUICK, store });
  const close = async () => {
    await queue.close();
    await store.close();
  };
  return {
    server,
    folder,
    get queue() {
      return queue;
    },
    job: (...names) => {
      const job = queue.create('durable', 'download');
      for (const name of names) job.addFile({ url: server.url(name), path: folder.file(name) });
      return job;
    },
    restart: async () => {
      await close();
      store = await openStore(state.path);
      queue = new JobQueue({ transfer: QUICK, store });
    },
    again: ({ id }) => {
      const job = queue.find(id);
      if (job === undefined) throw new Error(`The queue has no job ${id} any more.`);
      return job;
    },
    [Symbol.asyncDispose]: async () => {
      await close();
      await server.close();
      folder[Symbol.dispose]();
      state[Symbol.dispose]();
    },
  };
}

const only = ({ files: [file] }: Job): JobFile => {
  if (file === undefined) throw new Error('The job has no file.');
  return file;
};

test('everything that was settled about a job is still so after a restart', async (t) => {
  await using bench = await durableBench({ a: { size: 10 } });
  const job = bench.job();
  const added = job.addFile({
    url: bench.server.url('a'),
    path: bench.folder.file('a'),
    ranges: [{ offset: 2, length: 3 }, { offset: 6 }],
    size: 10,
    id: 'mine',
  });
  job.name = 'another name';
  job.description = 'what it is for';
  job.priority = 'low';
  job.notifyFlags = 9;
  job.costFlags = 1;
  job.notificationClass = '01234567-89ab-cdef-0123-456789abcdef';
  job.noProgressTimeoutSeconds = 77;
  job.minimumRetryDelaySeconds = 66;
  added.rename(bench.server.url('b'));
  const { record, times, owner } = job;

  await bench.restart();
  const again = bench.again(job);
  t.deepEqual(again.record, record);
  t.deepEqual(again.times, times);
  t.is(again.owner, owner);
  t.is(again.state, 'suspended');
  t.is(only(again).url, bench.server.url('b'));
  t.deepEqual(only(again).progress, { bytesTotal: 7, bytesTransferred: 0, completed: false });
});

test('what was cleared stays cleared', async (t) => {
  await using bench = await durableBench({});
  const job = bench.job();
  job.notificationClass = '01234567-89ab-cdef-0123-456789abcdef';
  job.notificationClass = undefined;
  await bench.restart();
  t.is(bench.again(job).notificationClass, undefined);
});

test('a transfer goes on by itself from the bytes on disk', async (t) => {
  await using bench = await durableBench({ a: { size: 4_000_000, stallAfter: 2_000_000 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 2_000_000);
  await bench.restart();
  bench.server.release();
  const again = bench.again(job);
  t.deepEqual(await outcome(again), { kind: 'transferred' });
  t.is(bench.server.requests.at(-1)?.range, 'bytes=2000000-3999999');
  t.is(again.complete(), 'whole');
  t.is(sha256(bench.folder.file('a')), bench.server.sha256('a'));
  t.deepEqual(bench.folder.names(), ['a']);
});

test('a file that changed on the server meanwhile is fetched anew', async (t) => {
  await using bench = await durableBench({ a: { size: 4_000_000, stallAfter: 2_000_000 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 2_000_000);
  await bench.restart();
  bench.server.set('a', { content: Buffer.alloc(3_000_000, 'x'), etag: '"another"' });
  const again = bench.again(job);
  await outcome(again);
  again.complete();
  t.is(sha256(bench.folder.file('a')), bench.server.sha256('a'));
});

test('a job that had transferred everything still has, and is completed without a request', async (t) => {
  await using bench = await durableBench({ a: { size: 10 }, b: { size: 20 } });
  const job = bench.job('a', 'b');
  job.resume();
  await outcome(job);
  const { times } = job;
  const requests = bench.server.requests.length;
  await bench.restart();
  const again = bench.again(job);
  t.is(again.state, 'transferred');
  t.deepEqual(again.times, times);
  t.deepEqual(again.progress, { bytesTotal: 30, bytesTransferred: 30, filesTotal: 2, filesTransferred: 2 });
  t.is(again.complete(), 'whole');
  t.is(bench.server.requests.length, requests);
  t.deepEqual(bench.folder.names(), ['a', 'b']);
});

test('an error is still there, with its file and reason', async (t) => {
  await using bench = await durableBench({ a: { size: 10 }, b: { status: 403 } });
  const job = bench.job('a', 'b');
  job.resume();
  await outcome(job);
  const { message, at } = job.error ?? {};
  await bench.restart();
  const again = bench.again(job);
  t.is(again.state, 'error');
  t.is(again.errorCount, 1);
  t.like(again.error, { reason: { kind: 'http-status', status: 403 }, message, at });
  t.is(again.error?.file, again.files[1]);
  bench.server.set('b', { size: 5 });
  again.resume();
  t.deepEqual(await outcome(again), { kind: 'transferred' });
});

test('a suspended job stays suspended with what it has', async (t) => {
  await using bench = await durableBench({ a: { size: 4_000_000, stallAfter: 2_000_000 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 2_000_000);
  job.suspend();
  await bench.restart();
  const again = bench.again(job);
  t.is(again.state, 'suspended');
  t.is(again.progress.bytesTransferred, 2_000_000);
});

test('final jobs are gone, and so are their temporary files', async (t) => {
  await using bench = await durableBench({ a: { size: 10 }, b: { size: 20, stallAfter: 10 } });
  const cancelled = bench.job('b');
  cancelled.resume();
  await reaches(cancelled, ({ progress }) => progress.bytesTransferred === 10);
  cancelled.cancel();
  const completed = bench.job('a');
  completed.resume();
  await outcome(completed);
  completed.complete();
  await bench.restart();
  t.deepEqual(bench.queue.jobs(), []);
  t.deepEqual(bench.folder.names(), ['a']);
});

test('jobs come back in the order of their creation', async (t) => {
  await using bench = await durableBench({});
  const ids = Array.from({ length: 5 }, () => bench.job().id);
  await bench.restart();
  t.deepEqual(
    bench.queue.jobs().map(({ id }) => id),
    ids,
  );
});

test('a file that Complete had renamed before the process died counts as completed', async (t) => {
  await using bench = await durableBench({ a: { size: 10 }, b: { size: 20 } });
  const job = bench.job('a', 'b');
  job.resume();
  await outcome(job);
  // A folder in the place of the second file stops Complete half-way, as a death would.
  writeFileSync(bench.folder.file('marker'), '');
  const { path = '' } = job.files[1] ?? {};
  mkdirSync(path);
  t.throws(() => job.complete());
  t.true(existsSync(bench.folder.file('a')));
  await bench.restart();
  rmdirSync(path);
  const again = bench.again(job);
  t.deepEqual(
    again.files.map(({ progress }) => progress.completed),
    [true, false],
  );
  t.is(again.complete(), 'whole');
  t.deepEqual(bench.folder.names(), ['a', 'b', 'marker']);
});

test('a job that cannot be kept is not created', async (t) => {
  const state = temporaryFolder();
  const store = await openStore(state.path);
  await using queue = new JobQueue({ transfer: QUICK, store });
  rmSync(state.path, { recursive: true });
  t.throws(() => queue.create('nowhere', 'download'), { message: /Could not keep job "nowhere"/ });
  t.deepEqual(queue.jobs(), []);
  await store.close();
});
