import { match } from 'ts-pattern';
import { cancel, keep, type FileRequest, type JobError, type Service } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** The program to be tested: fetches a file, and fetches it again when its SHA-256 is not what it should be. */
async function fetchChecked(service: Service, file: FileRequest): Promise<number> {
  for (let tries = 1; tries <= 3; tries++) {
    const job = await service.createJob({ name: `try ${tries}`, files: [file] });
    if ((await job.run({ onError: giveUpWhenCorrupt })).kind === 'completed') return tries;
  }
  throw new Error(`${file.url} stays corrupt`);
}

/** Asked before the file appears under its name: one that is wrong never does. */
const giveUpWhenCorrupt = (error: JobError) =>
  match(error)
    .with({ kind: 'integrity' }, ({ actual }) => {
      console.log(`${actual.size} bytes, and the file is corrupt`);
      return cancel();
    })
    .otherwise(() => keep());

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
test.faults.corrupt('drivers.cab', { atByte: 123_456, times: 1 });

const tries = await fetchChecked(test.service, {
  url: test.url('drivers.cab'),
  path: test.path('drivers.cab'),
  sha256: test.server.sha256('drivers.cab'),
});
console.log(`right after ${tries} tries`);
