import test from 'ava';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type JobProgress } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('connect() reaches the embedded service, and a job of two files runs to its end', async (t) => {
  await using server = await startFileServer({ 'one.bin': { size: 300_000 }, 'two.bin': { size: 1 } });
  using folder = temporaryFolder();
  await using service = await connect({ service: 'embedded' });
  const files = ['one.bin', 'two.bin'].map((name) => ({ url: server.url(name), path: folder.file(name) }));

  const job = await service.createJob({ name: 'two files', files });
  const outcome = await job.run();

  t.is(service.name, 'embedded');
  t.like(outcome, { kind: 'completed', partial: false });
  t.deepEqual(folder.names(), ['one.bin', 'two.bin']);
  for (const name of folder.names()) t.deepEqual(readFileSync(folder.file(name)), server.contentOf(name));
  t.is(await job.state(), 'acknowledged');
});

test('all connections to the embedded service show the same jobs, and a job outlives the one that made it', async (t) => {
  const first = await connect({ service: 'embedded' });
  const { id } = await first.createJob({ name: 'outlives' });
  await first[Symbol.asyncDispose]();

  await using second = await connect({ service: 'embedded' });
  const found = await second.job(id);

  t.is(await found.name(), 'outlives');
  t.is(await found.state(), 'suspended');
  await found.cancel();
});

test('what stands at the target is untouched until the job is completed', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000 } });
  writeFileSync(bench.folder.file('a.bin'), 'from before');
  const job = await bench.job('a.bin');

  let atTransferred = '';
  const outcome = await job.run({
    onTransferred: () => {
      atTransferred = readFileSync(bench.folder.file('a.bin'), 'utf8');
      return { kind: 'complete' };
    },
  });

  t.is(atTransferred, 'from before');
  t.is(outcome.kind, 'completed');
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
  t.deepEqual(bench.folder.names(), ['a.bin']);
});

test('the outcome lists the files as they stand after the end', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000 }, 'b.bin': { size: 6 } });
  const job = await bench.job('a.bin', 'b.bin');
  const outcome = await job.run();
  t.deepEqual(outcome, {
    kind: 'completed',
    partial: false,
    files: [
      { ...bench.requests('a.bin')[0], progress: { bytesTotal: 5_000, bytesTransferred: 5_000, completed: true } },
      { ...bench.requests('b.bin')[0], progress: { bytesTotal: 6, bytesTransferred: 6, completed: true } },
    ],
  });
});

test('progress is told from the first byte to the last, and never goes back', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 400_000, stallAfter: 100_000 } });
  const told: JobProgress[] = [];
  const job = await bench.job('a.bin');
  await job.run({
    pollSeconds: 600,
    onProgress: (progress) => {
      told.push(progress);
      if (progress.bytesTransferred >= 100_000) bench.server.release();
    },
  });
  const bytes = told.map(({ bytesTransferred }) => bytesTransferred);
  t.true(bytes.some((count) => count >= 100_000 && count < 400_000));
  t.deepEqual(
    bytes,
    [...bytes].sort((one, other) => one - other),
  );
  t.deepEqual(told.at(-1), { bytesTotal: 400_000, bytesTransferred: 400_000, filesTotal: 1, filesTransferred: 1 });
});

test('ranges of 64 bits reach the service exactly, and without a length they reach to the end', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 1_000 } });
  const [file] = bench.requests('a.bin');
  const ranges = [
    { offset: 2 ** 32 + 1, length: 2 ** 40 + 3 },
    { offset: 2 ** 52 + 1, length: 2 ** 52 - 3 },
    { offset: Number.MAX_SAFE_INTEGER - 1 },
  ];
  const { id } = await bench.service.createJob({ name: 'ranges', files: [{ ...file!, ranges }] });
  t.deepEqual(bench.queue.find(id)?.files[0]?.ranges, ranges);
});

test('ranges arrive one after the other, without holes', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 1_000 } });
  const [file] = bench.requests('a.bin');
  const ranges = [{ offset: 900 }, { offset: 10, length: 5 }];
  const job = await bench.service.createJob({ name: 'ranges', files: [{ ...file!, ranges }] });
  await job.run();
  const content = bench.server.contentOf('a.bin');
  const expected = Buffer.concat([content.subarray(900), content.subarray(10, 15)]);
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), expected);
});

test('a file can be added to a job that has transferred everything, and is fetched after resume()', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 10 }, 'b.bin': { size: 20 } });
  const job = await bench.job('a.bin');
  await job.run({ onTransferred: () => ({ kind: 'keep' }) });
  await job.addFile(bench.requests('b.bin')[0]!);
  await job.resume();
  const outcome = await job.run();
  t.like(outcome, { kind: 'completed', partial: false });
  t.deepEqual(bench.folder.names(), ['a.bin', 'b.bin']);
});

test('name, priority, times and files are told as they were given', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 10 } });
  const before = Date.now();
  const files = bench.requests('a.bin');
  const job = await bench.service.createJob({ name: 'näme 名', files, priority: 'foreground' });
  t.is(await job.name(), 'näme 名');
  t.is(await job.priority(), 'foreground');
  await job.setPriority('low');
  t.is(await job.priority(), 'low');
  const { created, modified, transferCompleted } = await job.times();
  t.true(created.getTime() >= before && modified >= created);
  t.is(transferCompleted, undefined);
  t.deepEqual(await job.files(), [
    { ...files[0]!, progress: { bytesTotal: undefined, bytesTransferred: 0, completed: false } },
  ]);
  t.is(await job.error(), undefined);
  t.false(existsSync(bench.folder.file('a.bin')));
});
