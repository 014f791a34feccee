import { join } from 'node:path';
import type { Service } from '../../../src/index.ts';
import { tell, type Figure } from '../figure.ts';
import { startOwnService } from '../service/own-service.ts';

/** `handles FOLDER`, with `--expose-gc`: what is left of job objects that were found by their id and disposed. */
const WARM_UP = 20_000;
const HANDLES = 100_000;

const heap: Figure = {
  name: 'heap after 100,000 handles',
  unit: 'MiB',
  target: 1,
  meaning: `What the heap and the buffers outside it have grown by from ${WARM_UP} jobs opened and closed to ${HANDLES}.`,
  beyondTheFloor: 'Beyond nothing: what is kept of a handle that is closed.',
};

const resident: Figure = {
  ...heap,
  name: 'memory after 100,000 handles',
  target: null,
  meaning:
    'The same for all memory of the process. It informs only: what the allocators and the young generation hold back ' +
    'grows for a while yet, to a height that it keeps.',
};

async function openAndClose(service: Service, id: string, handles: number): Promise<void> {
  for (let handle = 0; handle < handles; handle++) {
    const job = await service.job(id);
    await job[Symbol.asyncDispose]();
    // What was let go of is freed in a later turn of the event loop, and no call within a process waits for one.
    if (handle % 100 === 99) await new Promise((turned) => setImmediate(turned));
  }
}

async function inUse(): Promise<{ readonly heap: number; readonly resident: number }> {
  if (globalThis.gc === undefined) throw new Error('start the program with --expose-gc');
  // What was let go of is freed in a later turn of the loop, and only then collected.
  await new Promise((done) => setTimeout(done, 100));
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

const [folder = ''] = process.argv.slice(2);
await using own = await startOwnService(join(folder, 'state'));
const { id } = await own.service.createJob({ name: 'benchmark' });
await openAndClose(own.service, id, WARM_UP);
const before = await inUse();
await openAndClose(own.service, id, HANDLES - WARM_UP);
const after = await inUse();
tell(heap, { ours: after.heap - before.heap, floor: null, ratio: null });
tell(resident, { ours: after.resident - before.resident, floor: null, ratio: null });
