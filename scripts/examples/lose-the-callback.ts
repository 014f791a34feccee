import { complete } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/**
 * A callback can get lost with whoever was listening. A run looks at the state of its job every now and then, so that it
 * comes to its end all the same.
 */
await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
const job = await test.service.createJob({
  name: 'drivers',
  files: [{ url: test.url('drivers.cab'), path: test.path('drivers.cab') }],
});
const killed = test.faults.killCallback(job);
const outcome = await job.run({
  pollSeconds: 0.1,
  onTransferred: async () => {
    await killed.untilStruck(); // By now the service has found nobody to tell.
    return complete();
  },
});

console.log(`callbacks lost: ${killed.strikes}`);
console.log(`job ${outcome.kind}`);
