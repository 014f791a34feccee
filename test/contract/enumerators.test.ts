import { S_FALSE, S_OK, type Caller } from '../../src/com/index.ts';
import type { IBackgroundCopyFile, IEnumBackgroundCopyFiles } from '../../src/bindings/index.ts';
import type { ContractBench } from './helpers/contract-bench.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE } from './helpers/ways.ts';

const THREE = { a: FINE, b: FINE, c: FINE };

const enumerator = async (bench: ContractBench): Promise<Caller<typeof IEnumBackgroundCopyFiles>> =>
  (await bench.job(THREE)).EnumFiles();

/** The names of files, which are released. */
async function namesOf(files: readonly Caller<typeof IBackgroundCopyFile>[]): Promise<string[]> {
  const names: string[] = [];
  for (const file of files) {
    names.push((await file.GetLocalName()).slice(-1));
    await file.release();
  }
  return names;
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles-next
rule('Next answers S_OK for as many files as were asked for', { binds: BOTH }, async (t, bench) => {
  using files = await enumerator(bench);
  const [code, fetched] = await files.Next(3);
  t.is(code, S_OK);
  t.deepEqual(await namesOf(fetched), ['a', 'b', 'c']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles-next
rule('Next answers S_FALSE when fewer files are left', { binds: BOTH }, async (t, bench) => {
  using files = await enumerator(bench);
  await namesOf((await files.Next(2))[1]);
  const [code, fetched] = await files.Next(2);
  t.is(code, S_FALSE);
  t.deepEqual(await namesOf(fetched), ['c']);
  t.deepEqual(await files.Next(1), [S_FALSE, []]);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles-skip
rule('Skip answers S_FALSE when it ran past the end', { binds: BOTH }, async (t, bench) => {
  using files = await enumerator(bench);
  t.is(await files.Skip(2), S_OK);
  t.is(await files.Skip(2), S_FALSE);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles-reset
rule('Reset begins anew', { binds: BOTH }, async (t, bench) => {
  using files = await enumerator(bench);
  await files.Skip(3);
  await files.Reset();
  t.deepEqual(await namesOf((await files.Next(1))[1]), ['a']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles-getcount
rule('GetCount tells all files, wherever the enumerator stands', { binds: BOTH }, async (t, bench) => {
  using files = await enumerator(bench);
  await files.Skip(2);
  t.is(await files.GetCount(), 3);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-clone
rule('Clone goes on from the same place, by itself', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  using files = await enumerator(bench);
  await files.Skip(1);
  using clone = await files.Clone();
  t.deepEqual(await namesOf((await clone.Next(2))[1]), ['b', 'c']);
  t.deepEqual(await namesOf((await files.Next(1))[1]), ['b']);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs
rule(
  'an enumerator of jobs is a snapshot of the moment it was made',
  { binds: BITS_AND_EMBEDDED },
  async (t, bench) => {
    await bench.job();
    using jobs = await bench.manager.EnumJobs(0);
    const count = await jobs.GetCount();
    const late = await bench.job();
    t.is(await jobs.GetCount(), count);
    using now = await bench.manager.EnumJobs(0);
    t.is(await now.GetCount(), count + 1);
    await late.Cancel();
    using afterwards = await bench.manager.EnumJobs(0);
    t.is(await afterwards.GetCount(), count);
  },
);

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs
rule('an enumerator of jobs leads to the jobs', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  using jobs = await bench.manager.EnumJobs(0);
  const ids: string[] = [];
  for (let left = await jobs.GetCount(); left > 0; left -= 1) {
    const [, [found]] = await jobs.Next(1);
    ids.push((await found?.GetId()) ?? '');
    await found?.release();
  }
  t.true(ids.includes(await job.GetId()));
});
