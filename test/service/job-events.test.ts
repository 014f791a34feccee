import test from 'ava';
import type { JobEvent } from '../../src/service/job/index.ts';
import { outcome, reaches, serviceBench } from '../helpers/service-bench.ts';

test('no event is delivered inside a call, and modifications are told once', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const events: JobEvent[] = [];
  job.on((event) => events.push(event));
  job.priority = 'low';
  job.priority = 'high';
  job.resume();
  job.suspend();
  t.deepEqual(events, []);
  await reaches(job, () => events.length > 0);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  t.deepEqual(events, [{ kind: 'modified' }]);
});

test('a listener that throws harms neither the job nor the other listeners', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const warned = new Promise<Error>((done) => process.once('warning', done));
  const off = job.on(() => {
    off();
    throw new Error('a careless listener');
  });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  t.is((await warned).message, 'a careless listener');
});

test('a listener that was taken off hears nothing more', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const heard: JobEvent[] = [];
  const off = job.on((event) => heard.push(event));
  off();
  job.resume();
  await outcome(job);
  t.deepEqual(heard, []);
});

test('cancelling withdraws news that nobody has heard yet', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const heard: string[] = [];
  job.on(({ kind }) => {
    heard.push(kind);
    if (job.state === 'transferred') job.cancel();
  });
  job.resume();
  await reaches(job, ({ state }) => state === 'cancelled');
  await new Promise(setImmediate);
  t.deepEqual([...new Set(heard)], ['modified']);
});
