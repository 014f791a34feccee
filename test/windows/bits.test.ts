import { readFileSync } from 'node:fs';
import test from 'ava';
import { cancel, complete, connect, type JobError } from '../../src/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { findBitsAgain } from './helpers/wine-bits.ts';

/** The BITS of this system, in its own process: Windows' own, or Wine's. */

test.before(findBitsAgain);

test.serial('two files arrive, JobTransferred is told, and the handler completes the job', async (t) => {
  using folder = temporaryFolder();
  await using files = await startFileServer({ 'one.bin': { size: 70_000 }, 'two.bin': { size: 5_000 } });
  await using service = await connect({ service: 'bits' });
  const job = await service.createJob({
    name: 'two files',
    priority: 'foreground',
    files: ['one.bin', 'two.bin'].map((name) => ({ url: files.url(name), path: folder.file(name) })),
  });
  t.is(await job.name(), 'two files');
  let told = 0;
  const outcome = await job.run({
    pollSeconds: 120,
    onTransferred: () => {
      told += 1;
      return complete();
    },
  });
  t.is(told, 1);
  t.like(outcome, { kind: 'completed', partial: false });
  for (const name of ['one.bin', 'two.bin']) t.deepEqual(readFileSync(folder.file(name)), files.contentOf(name));
});

test.serial('a file that is not there ends in the error state, with context and code', async (t) => {
  using folder = temporaryFolder();
  await using files = await startFileServer({});
  await using service = await connect({ service: 'bits' });
  const job = await service.createJob({
    name: 'not there',
    priority: 'foreground',
    files: [{ url: files.url('missing.bin'), path: folder.file('missing.bin') }],
  });
  const errors: JobError[] = [];
  const outcome = await job.run({
    pollSeconds: 1,
    onError: async (error) => {
      errors.push(error, ...[(await job.error()) ?? error]);
      return cancel();
    },
  });
  t.is(outcome.kind, 'cancelled');
  t.is(errors.length, 2);
  for (const error of errors) {
    t.like(error, { kind: 'http-status', status: 404, context: 'remote-file' });
  }
  t.is(errors[0]?.file?.url, files.url('missing.bin'));
});

test.serial('a job is found again by its id, from another connection', async (t) => {
  using folder = temporaryFolder();
  await using files = await startFileServer({ 'one.bin': { size: 10 } });
  let id: string;
  {
    await using service = await connect({ service: 'bits' });
    const job = await service.createJob({
      name: 'found again',
      files: [{ url: files.url('one.bin'), path: folder.file('one.bin') }],
    });
    id = job.id;
  }
  await using service = await connect({ service: 'bits' });
  const job = await service.job(id.toUpperCase());
  t.is(await job.state(), 'suspended');
  t.deepEqual(
    (await job.files()).map(({ path }) => path),
    [folder.file('one.bin')],
  );
  await job.cancel();
});
