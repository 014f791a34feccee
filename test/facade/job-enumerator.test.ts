import test from 'ava';
import type { IEnumBackgroundCopyJobs } from '../../src/bindings/index.ts';
import { S_FALSE, S_OK, type Caller } from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

/** What the next `celt` jobs are called, behind the code of the call. */
async function next(jobs: Caller<typeof IEnumBackgroundCopyJobs>, celt: number) {
  const [code, fetched] = await jobs.Next(celt);
  const names: string[] = [];
  for (const job of fetched) {
    names.push(await job.GetDisplayName());
    await job.release();
  }
  return [code, ...names];
}

async function benchWith(...names: string[]): Promise<FacadeBench> {
  const bench = await facadeBench();
  for (const name of names) {
    const [, job] = await bench.manager.CreateJob(name, 'download');
    await job.release();
  }
  return bench;
}

test('EnumJobs lists all jobs, the oldest first', async (t) => {
  await using bench = await benchWith('one', 'two', 'three');
  using jobs = await bench.manager.EnumJobs(0);
  t.is(await jobs.GetCount(), 3);
  t.deepEqual(await next(jobs, 2), [S_OK, 'one', 'two']);
  t.deepEqual(await next(jobs, 2), [S_FALSE, 'three']);
});

test('EnumJobs for the jobs of all users lists those of the one there is', async (t) => {
  await using bench = await benchWith('one');
  using jobs = await bench.manager.EnumJobs(1);
  t.deepEqual(await next(jobs, 1), [S_OK, 'one']);
});

test('EnumJobs refuses other flags', async (t) => {
  await using bench = await benchWith();
  t.is(await codeOf(() => bench.manager.EnumJobs(2)), '0x80070057');
});

test('an enumerator of jobs skips, begins anew and has clones of its own mind', async (t) => {
  await using bench = await benchWith('one', 'two', 'three');
  using jobs = await bench.manager.EnumJobs(0);
  t.is(await jobs.Skip(2), S_OK);
  using clone = await jobs.Clone();
  t.is(await jobs.Skip(2), S_FALSE);
  t.deepEqual(await next(clone, 1), [S_OK, 'three']);
  await jobs.Reset();
  t.deepEqual(await next(jobs, 1), [S_OK, 'one']);
  t.is(await clone.GetCount(), 3);
});

test('an enumerator of jobs is a snapshot: it keeps a job that has ended, and has none that came later', async (t) => {
  await using bench = await benchWith('one');
  using jobs = await bench.manager.EnumJobs(0);
  using late = await bench.job();
  using other = await bench.manager.EnumJobs(0);
  t.is(await other.GetCount(), 2);
  const [, [one]] = await other.Next(1);
  await one!.Cancel();
  await one!.release();
  t.deepEqual(await next(jobs, 2), [S_FALSE, 'one']);
  using now = await bench.manager.EnumJobs(0);
  t.deepEqual(await next(now, 2), [S_FALSE, await late.GetDisplayName()]);
});

test('an enumerator leads to the objects that the jobs have', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using jobs = await bench.manager.EnumJobs(0);
  const [, [found]] = await jobs.Next(1);
  t.is(found!.address, job.address);
  await found!.release();
});
