import { startTestService } from '../../src/testing/index.ts';

/**
 * Errors that pass are the service's own business: a server that is busy, a connection that breaks, one that stands
 * still. The handler is never asked, and the file arrives whole.
 */
await using test = await startTestService({
  files: { 'drivers.cab': { size: 1_000_000 } },
  transfer: { bodyTimeout: 200 },
});
const busy = test.faults.answer('drivers.cab', { status: 503, times: 2 });
const broken = test.faults.cutOff('drivers.cab', { afterBytes: 64_000, times: 2 });
const stalled = test.faults.stall('drivers.cab', { afterBytes: 100_000, times: 1 });

const job = await test.service.createJob({
  name: 'drivers',
  files: [{ url: test.url('drivers.cab'), path: test.path('drivers.cab') }],
});
const outcome = await job.run({
  onError: () => {
    throw new Error('Nobody needs to be asked about errors that pass.');
  },
});

console.log(`busy ${busy.strikes} times, broken ${broken.strikes} times, stalled ${stalled.strikes} time`);
console.log(`job ${outcome.kind}`);
