import test from 'ava';
import { DeliveryOptimizationError } from '../../src/index.ts';
import { startFileServer } from '../../src/testing/index.ts';

test('a fault strikes every time until it is cleared, and tells how often it has struck', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  const fault = server.faults.answer('a.bin', { status: 503 });
  t.is(fault.strikes, 0);
  for (let request = 0; request < 3; request++) t.is(await status(server.url('a.bin')), 503);
  t.is(fault.strikes, 3);
  t.true(fault.active);
  fault.clear();
  t.false(fault.active);
  t.is(await status(server.url('a.bin')), 200);
  t.is(fault.strikes, 3);
});

test('a fault with times strikes so often and no more', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  const fault = server.faults.answer('a.bin', { status: 403, times: 2 });
  t.deepEqual(await statuses(server.url('a.bin'), 3), [403, 403, 200]);
  t.is(fault.strikes, 2);
  t.false(fault.active);
});

test('a fault ends with the block it stands in', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  {
    using fault = server.faults.answer('a.bin', { status: 500 });
    t.is(await status(server.url('a.bin')), 500);
    t.true(fault.active);
  }
  t.is(await status(server.url('a.bin')), 200);
});

test('clear() on the faults clears those of every file', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 }, 'b.bin': { size: 10 } } });
  const faults = [server.faults.answer('a.bin', { status: 500 }), server.faults.corrupt('b.bin', { atByte: 0 })];
  server.faults.clear();
  t.deepEqual(
    faults.map(({ active }) => active),
    [false, false],
  );
  t.is(await status(server.url('a.bin')), 200);
});

test('untilStruck() waits for the strikes that are still to come', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  const fault = server.faults.answer('a.bin', { status: 500 });
  const struckTwice = fault.untilStruck(2);
  await status(server.url('a.bin'));
  await fault.untilStruck();
  t.is(fault.strikes, 1);
  await status(server.url('a.bin'));
  await struckTwice;
  t.is(fault.strikes, 2);
});

test('who waits for strikes that cannot come is told so', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  const fault = server.faults.answer('a.bin', { status: 500, times: 2 });
  await t.throwsAsync(fault.untilStruck(3), { code: 'invalid-argument', message: /3 strikes .*wait for at most 2/ });
  await t.throwsAsync(fault.untilStruck(0), { code: 'invalid-argument', message: /is 0: give a whole number from 1/ });
  const struck = fault.untilStruck();
  fault.clear();
  const cleared = { instanceOf: DeliveryOptimizationError, code: 'invalid-state', message: /cleared after 0 of 1/ };
  await t.throwsAsync(struck, cleared);
  await t.throwsAsync(fault.untilStruck(), cleared);
});

test('a server that stops clears its faults', async (t) => {
  const server = await startFileServer({ files: { 'a.bin': { size: 10 } } });
  const struck = server.faults.stall('a.bin').untilStruck();
  await Promise.all([t.throwsAsync(struck, { code: 'invalid-state' }), server.close()]);
});

async function status(url: string): Promise<number> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}

async function statuses(url: string, requests: number): Promise<number[]> {
  const seen: number[] = [];
  while (seen.length < requests) seen.push(await status(url));
  return seen;
}
