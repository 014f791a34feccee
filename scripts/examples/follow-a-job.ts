import { match } from 'ts-pattern';
import type { Job } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** The program to be tested: shows how far a job is, for as long as somebody looks. The job does not mind. */
async function show(job: Job, closed: AbortSignal, draw: (bytes: number) => void): Promise<void> {
  try {
    for await (const event of job.events({ signal: closed })) {
      match(event)
        .with({ kind: 'progress' }, ({ progress }) => draw(progress.bytesTransferred))
        .with({ kind: 'error' }, ({ error }) => console.log(error.message))
        .otherwise(() => undefined);
    }
  } catch (error) {
    if (!closed.aborted) throw error;
  }
}

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
const stalled = test.faults.stall('drivers.cab', { afterBytes: 400_000, times: 1 });
const job = await test.service.createJob({
  name: 'drivers',
  files: [{ url: test.url('drivers.cab'), path: test.path('drivers.cab') }],
});
await job.resume();

const window = new AbortController();
await show(job, window.signal, (bytes) => {
  if (bytes < 400_000) return;
  console.log(`closed at ${bytes} bytes`);
  window.abort();
});
console.log(`the job is ${await job.state()}`);

stalled.clear();
const end = await job.done({ signal: AbortSignal.timeout(60_000) });
console.log(`the job is ${end.kind}`);
console.log(await job.complete());
