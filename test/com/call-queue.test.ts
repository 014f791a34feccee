import { readFile } from 'node:fs/promises';
import test from 'ava';
import { adopt, callQueue } from '../../src/com/index.ts';
import { IThing, thing } from './things.ts';

test.serial('10,000 calls started at once all finish, each with its own answer', async (t) => {
  let most = 0;
  const object = thing({ Add: (one, other) => ((most = Math.max(most, callQueue.pending)), one + other) });
  using caller = adopt(IThing, object.giveAway(IThing), 'queued');
  const sums = await Promise.all(Array.from({ length: 10_000 }, (_, index) => caller.Add(index, 1)));
  t.true(sums.every((sum, index) => sum === index + 1));
  t.true(most > 9_000, 'they really were waiting together');
  t.is(callQueue.pending, 0);
});

test.serial("files can be read while calls wait, because one of the pool's threads is left free", async (t) => {
  const object = thing({ Touch: () => undefined });
  using caller = adopt(IThing, object.giveAway(IThing), 'queued');
  const calls = Promise.all(Array.from({ length: 2_000 }, () => caller.Touch()));
  await readFile(new URL(import.meta.url));
  t.true(callQueue.pending > 0, 'the file was there before the calls were through');
  await calls;
});

test.serial('a pointer released while its calls are on their way is released after them', async (t) => {
  const object = thing({ GetCount: () => object.references });
  const caller = adopt(IThing, object.share().address, 'queued');
  const counts = [caller.GetCount(), caller.GetCount()];
  const released = caller.release();
  t.deepEqual(await Promise.all(counts), [2, 2]);
  await released;
  t.is(object.release(), 0);
});

test.serial('no limit below one call is taken', (t) => {
  const before = callQueue.limit;
  for (const limit of [0, -1, 1.5, Number.NaN]) {
    t.throws(() => (callQueue.limit = limit), { instanceOf: RangeError, message: new RegExp(String(limit)) });
  }
  t.is(callQueue.limit, before);
});

test.serial('a call that cannot even be started fails alone, and the next ones go on', async (t) => {
  const failing = Object.assign(() => 0, {
    async: () => {
      throw new Error('Too many asynchronous calls are running');
    },
  });
  for (let round = 0; round <= callQueue.limit; round += 1) {
    await t.throwsAsync(callQueue.run(failing, []), { message: /Too many/ });
  }
  t.is(callQueue.pending, 0);
  const object = thing({ Add: (one, other) => one + other });
  using caller = adopt(IThing, object.giveAway(IThing), 'queued');
  t.is(await caller.Add(1, 2), 3);
});
