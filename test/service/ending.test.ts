import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { JobFault } from '../../src/service/job/index.ts';
import { faultCode } from '../helpers/fault-code.ts';
import { outcome, QUICK, reaches, serviceBench } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';

test('cancelling in full swing leaves no file, then and later', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 50_000_000 } });
  const job = bench.job('a', 'b');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred > 1_000_000);
  t.is(bench.folder.names().length, 2);
  job.cancel();
  t.deepEqual(bench.folder.names(), []);
  await bench.queue.close();
  t.deepEqual(bench.folder.names(), []);
  t.true(job.progress.bytesTransferred < 50_000_000);
});

test('what cannot be removed at once is removed when the transfer has let go of it', async (t) => {
  await using bench = await serviceBench({ a: { size: 20, stallAfter: 10 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 10);
  job.cancel();
  writeFileSync(job.files[0]?.temporaryPath ?? '', 'still there');
  await bench.queue.close();
  t.deepEqual(bench.folder.names(), []);
});

test('cancelling right after a resume leaves no file', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  job.resume();
  job.cancel();
  await bench.queue.close();
  t.deepEqual(bench.folder.names(), []);
  t.deepEqual(bench.server.requests, []);
});

test('cancelling leaves alone what stood under the name of a file before', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  writeFileSync(bench.folder.file('a'), 'old');
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.is(readFileSync(bench.folder.file('a'), 'utf8'), 'old');
  job.cancel();
  t.is(readFileSync(bench.folder.file('a'), 'utf8'), 'old');
});

test('completing replaces what stood under the name of a file before', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  writeFileSync(bench.folder.file('a'), 'old');
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.is(job.complete(), 'whole');
  t.is(sha256(bench.folder.file('a')), bench.server.sha256('a'));
});

test('completing in full swing keeps the files that are whole, and nothing of the others', async (t) => {
  await using bench = await serviceBench({
    a: { size: 10 },
    b: { size: 20, stallAfter: 10 },
    c: { size: 30, stallAfter: 10 },
  });
  const job = bench.job('a', 'b', 'c');
  job.resume();
  await reaches(job, ({ files: [a], progress }) => a?.transfer.whole === true && progress.bytesTransferred === 30);
  t.is(job.complete(), 'partial');
  t.is(job.state, 'acknowledged');
  t.deepEqual(bench.folder.names(), ['a']);
  t.deepEqual(
    job.files.map(({ progress }) => progress.completed),
    [true, false, false],
  );
  await bench.queue.close();
  t.deepEqual(bench.folder.names(), ['a']);
});

test('completing an empty job ends it', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('empty', 'download');
  t.is(job.complete(), 'whole');
  t.is(job.state, 'acknowledged');
});

test('a file that cannot be placed leaves the job as it is, and completing can be repeated', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 20 }, c: { size: 30 } });
  const job = bench.job('a', 'b', 'c');
  job.resume();
  await outcome(job);
  mkdirSync(bench.folder.file('b'));

  const fault = t.throws(() => job.complete(), { instanceOf: JobFault });
  t.true(fault?.message.includes(bench.folder.file('b')));
  t.is(job.state, 'transferred');
  t.is(bench.queue.find(job.id), job);
  t.deepEqual(
    job.files.map(({ progress }) => progress.completed),
    [true, false, false],
  );
  t.is(sha256(bench.folder.file('a')), bench.server.sha256('a'));

  rmdirSync(bench.folder.file('b'));
  t.is(job.complete(), 'whole');
  t.deepEqual(bench.folder.names(), ['a', 'b', 'c']);
  t.is(sha256(bench.folder.file('c')), bench.server.sha256('c'));
});

test('a transfer goes on while completing fails', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 20, stallAfter: 10 } });
  const job = bench.job('a', 'b');
  job.resume();
  await reaches(job, ({ files: [a], progress }) => a?.transfer.whole === true && progress.bytesTransferred === 20);
  mkdirSync(bench.folder.file('a'));
  t.throws(() => job.complete(), { instanceOf: JobFault });
  t.is(job.state, 'transferring');
  bench.server.release();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
});

test('cancelling after a failed complete keeps what was placed', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 20 } });
  const job = bench.job('a', 'b');
  job.resume();
  await outcome(job);
  mkdirSync(bench.folder.file('b'));
  t.not(
    faultCode(() => job.complete()),
    'no fault',
  );
  job.cancel();
  t.deepEqual(bench.folder.names(), ['a', 'b']);
});

test('a name as long as names can be is fetched all the same', async (t) => {
  const name = 'ü'.repeat(125) + '.bin';
  await using bench = await serviceBench({ [name]: { size: 10 } }, QUICK);
  const job = bench.job(name);
  job.resume();
  await outcome(job);
  t.is(job.complete(), 'whole');
  t.deepEqual(bench.folder.names(), [name]);
});
