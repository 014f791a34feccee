import { readFile } from 'node:fs/promises';
import test from 'ava';
import koffi from 'koffi';
import { adopt, callQueue, onWindows } from '../../src/com/index.ts';
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

test.serial('calls that do not return for a second hold up nobody else, as long as the pool has threads', async (t) => {
  const before = callQueue.limit;
  callQueue.limit = 1;
  t.teardown(() => (callQueue.limit = before));
  const blocked = [blockingCall(), blockingCall()];
  let returned = 0;
  const calls = blocked.map(({ fn, args }) => callQueue.run(fn, args).then(() => (returned += 1)));
  const object = thing({ Add: (one, other) => one + other });
  using caller = adopt(IThing, object.giveAway(IThing), 'queued');
  t.is(await caller.Add(1, 2), 3);
  t.is(returned, 0);
  for (const { end } of blocked) end();
  await Promise.all(calls);
});

/** A call that returns when it is ended, and not before: it waits for an event, or for a byte. */
function blockingCall(): { fn: ReturnType<ReturnType<typeof koffi.load>['func']>; args: unknown[]; end: () => void } {
  if (onWindows) {
    const kernel = koffi.load('kernel32.dll');
    const event: unknown = kernel.func('void *CreateEventW(void *, int, int, void *)')(null, 1, 0, null);
    const set = kernel.func('int SetEvent(void *)');
    return {
      fn: kernel.func('uint32 WaitForSingleObject(void *, uint32)'),
      args: [event, -1],
      end: () => void set(event),
    };
  }
  const c = koffi.load(null);
  const ends = new Int32Array(2);
  c.func('int pipe(int *)')(ends);
  const write = c.func('intptr_t write(int, const void *, size_t)');
  return {
    fn: c.func('int read(int, void *, size_t)'),
    args: [ends[0], Buffer.alloc(1), 1],
    end: () => void write(ends[1], Buffer.alloc(1), 1),
  };
}
