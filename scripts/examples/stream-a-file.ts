import { createHash } from 'node:crypto';
import { startTestService } from '../../src/testing/index.ts';

/**
 * A file that is read as it comes, without a file of its own. The service waits while the reader takes its time, and a
 * line that breaks costs no byte.
 */
await using test = await startTestService({ files: { 'drivers.cab': { size: 8_000_000 } } });
const broken = test.faults.cutOff('drivers.cab', { afterBytes: 3_000_000, times: 1 });

const hash = createHash('sha256');
let bytes = 0;
for await (const piece of await test.service.stream(test.url('drivers.cab'), { highWaterMark: 1_000_000 })) {
  hash.update(piece);
  bytes += piece.length;
}

console.log(`${bytes} bytes, broken ${broken.strikes} time`);
console.log(hash.digest('hex') === test.server.sha256('drivers.cab') ? 'the right bytes' : 'other bytes');
