import test from 'ava';
import { outcome, serviceBench } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';

test('a file is fetched, and stands under its name once the job is completed', async (t) => {
  await using bench = await serviceBench({ 'movie.bin': { size: 300_000 } });
  const job = bench.job('movie.bin');
  t.is(job.state, 'suspended');

  job.resume();
  t.is(job.state, 'transferring');
  t.deepEqual(await outcome(job), { kind: 'transferred' });

  t.is(job.state, 'transferred');
  t.deepEqual(job.progress, { bytesTotal: 300_000, bytesTransferred: 300_000, filesTotal: 1, filesTransferred: 1 });
  t.notDeepEqual(bench.folder.names(), ['movie.bin']);
  t.is(job.complete(), 'whole');
  t.is(job.state, 'acknowledged');
  t.deepEqual(bench.folder.names(), ['movie.bin']);
  t.is(sha256(bench.folder.file('movie.bin')), bench.server.sha256('movie.bin'));
});
