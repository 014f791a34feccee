import test from 'ava';
import fc from 'fast-check';
import { contractBench } from './helpers/contract-bench.ts';
import { jobCommands, type RealJob } from './helpers/job-commands.ts';
import { JobModel } from './helpers/job-model.ts';
import { embedded } from './helpers/services/embedded.ts';

/** Walks are the same in every run; one that fails is printed with its seed and its path, and shortened before. */
const SEED = 5_417;

test('a job follows its model through any walk of calls and of what its server does', async (t) => {
  const property = fc.asyncProperty(jobCommands(25), async (commands) => {
    await using bench = await contractBench({ ...embedded, patience: 10_000 });
    const setup = async () => ({ model: new JobModel(), real: { bench, job: await bench.job() } satisfies RealJob });
    await fc.asyncModelRun(setup, commands);
  });
  await t.notThrowsAsync(fc.assert(property, { seed: SEED, numRuns: 60 }));
});
