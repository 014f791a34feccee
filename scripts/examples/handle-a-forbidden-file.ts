import { match } from 'ts-pattern';
import { cancel, resume, type ErrorDecision, type JobError } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** The handler to be tested: what a server refuses comes from a mirror, everything else is given up. */
const fromMirror =
  (mirror: string) =>
  (error: JobError): ErrorDecision =>
    match(error)
      .with({ kind: 'http-status', status: 403 }, ({ file }) => resume({ replace: file ? { [file.url]: mirror } : {} }))
      .otherwise(() => cancel());

await using test = await startTestService({
  files: { 'drivers.cab': { size: 1_000_000 }, 'mirror/drivers.cab': { size: 1_000_000 } },
});
const forbidden = test.faults.answer('drivers.cab', { status: 403 });

const job = await test.service.createJob({
  name: 'drivers',
  files: [{ url: test.url('drivers.cab'), path: test.path('drivers.cab') }],
});
const outcome = await job.run({ onError: fromMirror(test.url('mirror/drivers.cab')) });

console.log(`refused ${forbidden.strikes} time(s)`);
console.log(`job ${outcome.kind}`);
for (const { path } of test.server.requests) console.log(`asked for ${decodeURIComponent(path)}`);
