import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, DeliveryOptimizationError } from '../../src/index.ts';
import { startFileServer } from '../../src/testing/index.ts';

/** A class that no machine has stands for services that are missing, so that this shows the same everywhere. */
const NOBODY = '00000000-0000-4000-8000-00000000dead';

await using service = await connect({ service: ['delivery-optimization', 'bits', 'embedded'], clsid: NOBODY });
console.log(`connected to ${service.name}`);

await using server = await startFileServer({ files: { 'drivers.cab': { size: 1_000_000 } } });
const folder = mkdtempSync(join(tmpdir(), 'drivers-'));
const drivers = { name: 'drivers', files: [{ url: server.url('drivers.cab'), path: join(folder, 'drivers.cab') }] };
const job = await service.createJob(drivers);
console.log(`job ${(await job.run()).kind}`);
rmSync(folder, { recursive: true });

/** The embedded service does not know what a network costs, so that it does not stand in where that matters. */
try {
  await service.createJob({ ...drivers, transferPolicy: 'no-surcharge' });
} catch (error) {
  if (!(error instanceof DeliveryOptimizationError)) throw error;
  console.log(error.code);
}
