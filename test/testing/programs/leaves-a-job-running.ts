import type { DeliveryOptimizationError } from '../../../src/index.ts';
import { startTestService } from '../../../src/testing/index.ts';

/** A run that nobody waits for, of a job that stands still: only the end of the test can end it. */
await using bench = await startTestService({ files: { 'a.bin': { size: 100 } } });
const stall = bench.faults.stall('a.bin');
const job = await bench.service.createJob({
  name: 'test',
  files: [{ url: bench.url('a.bin'), path: bench.path('a.bin') }],
});
job.run({ pollSeconds: 0.05 }).catch((error: DeliveryOptimizationError) => console.log(error.code));
await stall.untilStruck();
console.log('stalled');
