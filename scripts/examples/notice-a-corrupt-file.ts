import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Service } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** The program to be tested: fetches a file, and fetches it again when its SHA-256 is not what it should be. */
async function fetchChecked(service: Service, url: string, path: string, sha256: string): Promise<number> {
  for (let tries = 1; tries <= 3; tries++) {
    const job = await service.createJob({ name: `try ${tries}`, files: [{ url, path }] });
    await job.run();
    if (createHash('sha256').update(readFileSync(path)).digest('hex') === sha256) return tries;
    console.log(`try ${tries}: the file is corrupt`);
  }
  throw new Error(`${url} stays corrupt`);
}

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
test.faults.corrupt('drivers.cab', { atByte: 123_456, times: 1 });

const tries = await fetchChecked(
  test.service,
  test.url('drivers.cab'),
  test.path('drivers.cab'),
  test.server.sha256('drivers.cab'),
);
console.log(`right after ${tries} tries`);
