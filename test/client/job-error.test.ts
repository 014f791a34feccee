import test from 'ava';
import { cancel, keep, type JobError } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

for (const [status, context, label] of [
  [403, 'remote-file', '0x80190193'],
  [404, 'none', '0x80190194'],
  [410, 'none', '0x8019019A'],
] as const) {
  test(`HTTP ${status} arrives as kind http-status, with context ${context}, its code and its file`, async (t) => {
    await using bench = await clientBench({ 'a.bin': { status } });
    const job = await bench.job('a.bin');
    const errors: JobError[] = [];
    const outcome = await job.run({
      onError: (error, asked) => {
        t.is(asked, job);
        errors.push(error);
        return cancel();
      },
    });
    t.deepEqual(outcome, { kind: 'cancelled' });
    t.is(errors.length, 1);
    t.like(errors[0], {
      kind: 'http-status',
      status,
      context,
      code: Number(label) | 0,
      file: bench.requests('a.bin')[0],
    });
    t.true(errors[0]?.label.startsWith(label));
    t.true(errors[0]?.message.includes(bench.server.url('a.bin')));
  });
}

test('a server that gives no usable answer arrives as unsuitable-server', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 9, noLength: true, noRanges: true } });
  const [file] = bench.requests('a.bin');
  const job = await bench.service.createJob({ name: 'ranges', files: [{ ...file!, ranges: [{ offset: 3 }] }] });
  const outcome = await job.run({ onError: () => keep() });
  t.like(outcome, { kind: 'kept', error: { kind: 'unsuitable-server', context: 'none' } });
});

test('a password in a URL is not in the message of an error', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const url = bench.server.url('a.bin').replace('//', '//me:hidden@');
  const job = await bench.service.createJob({ name: 'login', files: [{ url, path: bench.folder.file('a.bin') }] });
  const outcome = await job.run({ onError: () => keep() });
  const message = outcome.kind === 'kept' ? outcome.error?.message : undefined;
  t.true(message?.includes('127.0.0.1'));
  t.false(message?.includes('hidden'));
});

test('job.error() tells the same as onError did', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 } });
  const job = await bench.job('a.bin');
  const outcome = await job.run({ onError: () => keep() });
  t.deepEqual(outcome, { kind: 'kept', error: await job.error() });
});

for (const [title, behaviour] of [
  ['an answer 503', { size: 100_000, statusOnce: [503, 503] }],
  ['a connection that breaks', { size: 100_000, cutAfter: 40_000, cuts: 2 }],
] as const) {
  test(`${title} is got over without asking onError`, async (t) => {
    await using bench = await clientBench({ 'a.bin': behaviour });
    const job = await bench.job('a.bin');
    let asked = 0;
    const outcome = await job.run({
      onError: () => {
        asked += 1;
        return cancel();
      },
    });
    t.like(outcome, { kind: 'completed', partial: false });
    t.is(asked, 0);
    t.true(bench.server.requests.length > 1);
  });
}

test('while the service gets over an error, job.error() tells which', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 503 } }, { firstRetryDelay: 60_000 });
  const job = await bench.job('a.bin');
  await job.resume();
  await bench.reaches(job, 'transient-error');
  t.like(await job.error(), { kind: 'http-status', status: 503, context: 'none' });
});

test('without onError the run rejects with job-failed, and the job stays in error', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  const failure = await t.throwsAsync(job.run(), { name: 'DeliveryOptimizationError' });
  t.like(failure, { code: 'job-failed' });
  t.true(failure?.message.includes('0x80190194') && failure.message.includes(job.id));
  t.is(await job.state(), 'error');
});
