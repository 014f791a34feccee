import test from 'ava';
import { cancel, keep, type DeliveryOptimizationError } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';

const STALLING = { 'a.bin': { size: 200_000, stallAfter: 50_000 }, 'b.bin': { size: 60 } };

test('a job is run once at a time', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  const first = job.run();
  const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run());
  t.is(failure?.code, 'invalid-state');
  t.true(failure?.message.includes(job.id));
  bench.server.release();
  t.like(await first, { kind: 'completed' });
});

test('a job can be run again after a run that failed', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  t.like(await t.throwsAsync(job.run()), { code: 'job-failed' });
  t.like(await t.throwsAsync(job.run()), { code: 'job-failed' });
  t.deepEqual(await job.run({ onError: () => cancel() }), { kind: 'cancelled' });
});

test('a job that has transferred everything is taken up at its end', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  await job.resume();
  await bench.reaches(job, 'transferred');
  const asked: string[] = [];
  const outcome = await job.run({
    onTransferred: () => {
      asked.push('onTransferred');
      return { kind: 'complete' };
    },
  });
  t.like(outcome, { kind: 'completed', partial: false });
  t.deepEqual(asked, ['onTransferred']);
});

test('a job in error is taken up at its error', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 } });
  const job = await bench.job('a.bin');
  await job.resume();
  await bench.reaches(job, 'error');
  const requests = bench.server.requests.length;
  t.like(await job.run({ onError: () => keep() }), { kind: 'kept', error: { status: 403 } });
  t.is(bench.server.requests.length, requests, 'nothing is tried before the decision');
});

test('a job that was suspended midway is resumed where it stood', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  const midway = gate();
  const aborter = new AbortController();
  const running = job.run({
    signal: aborter.signal,
    onProgress: ({ bytesTransferred }) => {
      if (bytesTransferred >= 50_000) midway.open();
    },
  });
  await midway.passed;
  await job.suspend();
  aborter.abort(new Error('later'));
  await t.throwsAsync(running);
  t.is(await job.state(), 'suspended');
  bench.server.release();
  t.like(await job.run(), { kind: 'completed', partial: false });
  t.true(bench.server.requests.at(-1)?.range?.startsWith('bytes=50000-'));
});

test('a job that somebody suspends during a run goes on when somebody resumes it', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  const midway = gate();
  const running = job.run({
    onProgress: ({ bytesTransferred }) => {
      if (bytesTransferred >= 50_000) midway.open();
    },
  });
  await midway.passed;
  await using other = await bench.service.job(job.id);
  await other.suspend();
  t.is(await job.state(), 'suspended');
  bench.server.release();
  await other.resume();
  t.like(await running, { kind: 'completed', partial: false });
});

for (const [title, end, outcome] of [
  ['cancels', 'cancel', { kind: 'cancelled' }],
  ['completes', 'complete', { kind: 'completed', partial: true }],
] as const) {
  test(`a job that somebody else ${title} during a run ends it as ${outcome.kind}`, async (t) => {
    await using bench = await clientBench(STALLING);
    const job = await bench.job('b.bin', 'a.bin');
    const midway = gate();
    const running = job.run({
      onProgress: ({ filesTransferred, bytesTransferred }) => {
        if (filesTransferred === 1 && bytesTransferred > 60) midway.open();
      },
    });
    await midway.passed;
    await using other = await bench.service.job(job.id);
    await other[end]();
    t.like(await running, outcome);
    t.deepEqual(bench.folder.names(), end === 'cancel' ? [] : ['b.bin']);
  });

  test(`a job that somebody ${title} before a run cannot be run`, async (t) => {
    await using bench = await clientBench({ 'b.bin': { size: 60 } });
    const job = await bench.job('b.bin');
    await using other = await bench.service.job(job.id);
    await other[end]();
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run());
    t.is(failure?.code, 'invalid-state');
    t.true(failure?.message.includes(job.id));
  });
}

test('a final job tells what it was and refuses every change', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  await job.run();
  t.is(await job.name(), 'bench');
  t.is((await job.files()).length, 1);
  const [file] = bench.requests('b.bin');
  const changes = [
    () => job.resume(),
    () => job.suspend(),
    () => job.cancel(),
    () => job.complete(),
    () => job.addFile(file!),
    () => job.setPriority('high'),
  ];
  for (const change of changes) t.like(await t.throwsAsync(change()), { code: 'invalid-state' }, String(change));
});

test('a job without files cannot be started', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'empty' });
  t.like(await t.throwsAsync(job.run()), { code: 'invalid-state' });
  t.like(await t.throwsAsync(job.resume()), { code: 'invalid-state' });
  t.is(await job.state(), 'suspended');
});
