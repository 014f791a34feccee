import { createInterface } from 'node:readline';
import koffi from 'koffi';
import { guid, liveObjects } from '../../../src/com/index.ts';
import { serveLocally } from '../../../src/service/facade/index.ts';
import { Engine } from '../../../src/service/engine/index.ts';
import { keepStubs } from '../helpers/wine-stubs.ts';

/**
 * What `dojobs serve --com` is, with waits so short that a test need not wait for them, and with figures for tests:
 * `local-server CLSID`. Says `ready` once its class is registered, answers `statistics` with a line of JSON, and leaves
 * in order when its input ends.
 */
const [clsid = ''] = process.argv.slice(2);
const withdraw = await serveLocally({
  clsid: guid(clsid),
  engine: new Engine({ transfer: { firstRetryDelay: 50, maxRetryDelay: 200 } }),
  repeatDelays: { first: 100, longest: 400 },
});
await keepStubs();
console.log('ready');
for await (const command of createInterface({ input: process.stdin })) {
  if (command === 'statistics') {
    const { heapUsed, rss } = process.memoryUsage();
    console.log(JSON.stringify({ objects: liveObjects(), callbacks: koffi.stats().callbacks, heapUsed, rss }));
  }
}
await withdraw();
process.exit(0);
