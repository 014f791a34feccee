import test from 'ava';
import { cancel, complete, keep, resume } from '../../src/index.ts';
import { startTestService, type TestService } from '../../src/testing/index.ts';

const start = () => startTestService({ files: { 'a.bin': { size: 1_000 } } });

const jobOf = (bench: TestService<'a.bin'>) =>
  bench.service.createJob({ name: 'test', files: [{ url: bench.url('a.bin'), path: bench.path('a.bin') }] });

test('a run whose callback has died sees the end of its job all the same', async (t) => {
  await using bench = await start();
  const job = await jobOf(bench);
  const fault = bench.faults.killCallback(job);
  const onTransferred = async () => {
    await fault.untilStruck();
    return complete();
  };
  t.is((await job.run({ pollSeconds: 0.05, onTransferred })).kind, 'completed');
  t.is(fault.strikes, 1);
  t.false(fault.active);
});

test('a run whose callback has died sees the error of its job all the same, and no call asks it to accept', async (t) => {
  await using bench = await start();
  bench.faults.answer('a.bin', { status: 403 });
  const job = await jobOf(bench);
  const fault = bench.faults.killCallback(job);
  const outcome = await job.run({
    pollSeconds: 0.05,
    acceptError: () => t.fail(),
    onError: async (error) => {
      await fault.untilStruck();
      t.like(error, { kind: 'http-status', status: 403 });
      return cancel();
    },
  });
  t.is(outcome.kind, 'cancelled');
});

test('the service forgets a client that has died, and tells the next one', async (t) => {
  await using bench = await start();
  const refused = bench.faults.answer('a.bin', { status: 403 });
  const job = await jobOf(bench);
  const fault = bench.faults.killCallback(job);
  const onError = async () => {
    await fault.untilStruck();
    return keep();
  };
  t.is((await job.run({ pollSeconds: 0.05, onError })).kind, 'kept');
  refused.clear();
  const accepted: number[] = [];
  bench.faults.answer('a.bin', { status: 404, times: 1 });
  await job.resume();
  const outcome = await job.run({
    pollSeconds: 60,
    acceptError: (attempt) => accepted.push(attempt) > 0,
    onError: () => resume(),
    onTransferred: complete,
  });
  t.is(outcome.kind, 'completed');
  t.deepEqual(accepted, [1]);
});

test('a callback that is not to die any more is called', async (t) => {
  await using bench = await start();
  const job = await jobOf(bench);
  const fault = bench.faults.killCallback(job);
  bench.faults.clear();
  t.is((await job.run({ pollSeconds: 60 })).kind, 'completed');
  t.is(fault.strikes, 0);
});

test('only a job of this service has a callback to kill', async (t) => {
  await using bench = await start();
  await using other = await start();
  const expected = { code: 'invalid-argument', message: /no job '[0-9a-f-]{36}': give one of its own/ };
  const theirs = await jobOf(other);
  t.throws(() => bench.faults.killCallback(theirs), expected);
  const ended = await jobOf(bench);
  await ended.cancel();
  t.throws(() => bench.faults.killCallback(ended), expected);
});
