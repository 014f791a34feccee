import type { Adopted, Service } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

await using test = await startTestService({ files: { 'update.cab': { size: 1_000_000 } } });
const stalled = test.faults.stall('update.cab', { afterBytes: 400_000, times: 1 });

/** The program to be tested: goes on with what an earlier run of it had begun, whoever else fetches the same. */
const update = (service: Service): Promise<Adopted> =>
  service.adopt({
    name: 'update',
    program: 'updater',
    files: [{ url: test.url('update.cab'), path: test.path('update.cab') }],
  });

const first = await update(test.service);
await first.job.resume();
await stalled.untilStruck();
await first.job[Symbol.asyncDispose](); // The program ends in the middle of it. Its job lives on in the service.

await using later = await test.connect();
const second = await update(later);
console.log(`taken up: ${second.adopted}, the same job: ${second.job.id === first.job.id}`);
stalled.clear();
console.log(`job ${(await second.job.run()).kind}`);

await later.createJob({ name: 'given up', program: 'updater' });
await later.createJob({ name: 'of another program', program: 'painter' });
const purged = await later.purge({ program: 'updater', olderThanSeconds: 0 });
const left = await later.jobs();
console.log(`purged ${purged.length}, left: ${await left[0]?.name()}`);
