import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { halfway, isWhole, ranges, SIZE, temporaryPathOf } from '../helpers/halfway.ts';
import { outcome, serviceBench } from '../helpers/service-bench.ts';

for (const [title, damage] of [
  ['disappeared', rmSync],
  ['was cut', (path: string) => truncateSync(path, 10)],
] as const) {
  test(`a temporary file that ${title} is fetched from its first byte`, async (t) => {
    await using bench = await serviceBench({});
    const { job, file } = await halfway(bench);
    damage(temporaryPathOf(file));
    job.resume();
    await outcome(job);
    t.deepEqual(ranges(bench), [undefined, undefined]);
    isWhole(t, bench, job);
  });
}

test('what somebody appended to a temporary file does not get into the file', async (t) => {
  await using bench = await serviceBench({});
  const { job, file } = await halfway(bench);
  writeFileSync(temporaryPathOf(file), Buffer.alloc(2 * SIZE), { flag: 'a' });
  job.resume();
  await outcome(job);
  isWhole(t, bench, job);
});

const hasLinks = process.platform === 'win32' ? test.skip : test;

hasLinks('a link in the place of a temporary file is not followed', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const victim = bench.folder.file('victim');
  writeFileSync(victim, 'precious');
  symlinkSync(victim, job.files[0]?.temporaryPath ?? '');
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'local-file' } } });
  t.is(readFileSync(victim, 'utf8'), 'precious');
});
