import { writeFileSync } from 'node:fs';
import { cancel, DeliveryOptimizationError, keep, type JobHandlers, type Service } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** Half an upload is of no use to anybody: `onError: () => complete()` does not compile for this type. */
const sending: JobHandlers<'upload'> = {
  onError: ({ kind }) => (kind === 'http-status' ? cancel() : keep()),
};

/** Sends a file by BITS, to a server that has its upload protocol. */
async function send(service: Service, path: string, url: string): Promise<void> {
  const job = await service.createJob({ name: 'report', type: 'upload', files: [{ url, path }] });
  console.log((await job.run(sending)).kind);
}

await using test = await startTestService({ files: { 'report.txt': { size: 0 } } });
const path = test.path('report.txt');
writeFileSync(path, 'All is well.');

/** A service that only downloads refuses the job, and nothing is created. */
try {
  await send(test.service, path, test.url('report.txt'));
} catch (error) {
  if (!(error instanceof DeliveryOptimizationError)) throw error;
  console.log(`${error.code}: ${error.message}`);
}
console.log(`${(await test.service.jobs()).length} jobs`);
