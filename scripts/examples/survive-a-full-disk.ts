import { statSync } from 'node:fs';
import { cancel, resume, type ErrorDecision, type JobError } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** The handler to be tested: makes room when the local file is the trouble, and lets the job go on. */
const makingRoom =
  (makeRoom: () => Promise<void>) =>
  async (error: JobError): Promise<ErrorDecision> => {
    console.log(`error ${error.label}`);
    if (error.kind !== 'local-file') return cancel();
    await makeRoom();
    return resume();
  };

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
const path = test.path('drivers.cab');
const fullDisk = test.faults.failDisk({ code: 'ENOSPC', afterBytes: 400_000 });

const job = await test.service.createJob({ name: 'drivers', files: [{ url: test.url('drivers.cab'), path }] });
const outcome = await job.run({ onError: makingRoom(async () => fullDisk.clear()) });

console.log(`job ${outcome.kind}`);
console.log(`${statSync(path).size} bytes`);
