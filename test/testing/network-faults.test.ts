import test from 'ava';
import { startFileServer, type FileServer } from '../../src/testing/index.ts';
import { WatchedRequest } from '../helpers/watched-request.ts';

const SIZE = 200_000;

const serve = () => startFileServer({ files: { 'a.bin': { size: SIZE }, 'b.bin': { size: SIZE } } });

test('a file may have a name in any script', async (t) => {
  await using server = await startFileServer({ files: { '映画 "🎬".bin': { size: 10 } } });
  const response = await fetch(server.url('映画 "🎬".bin'));
  t.is(response.status, 200);
  t.is((await response.arrayBuffer()).byteLength, 10);
});

test('answer() puts a status in the place of the file, with Retry-After and other fields', async (t) => {
  await using server = await serve();
  server.faults.answer('a.bin', { status: 429, retryAfterSeconds: 7, headers: { 'x-reason': 'busy' } });
  const response = await fetch(server.url('a.bin'));
  t.is(response.status, 429);
  t.is(response.headers.get('retry-after'), '7');
  t.is(response.headers.get('x-reason'), 'busy');
  t.is(await response.text(), '429\n');
  t.is((await fetch(server.url('b.bin'))).status, 200);
});

test('answer() with a list gives each status once', async (t) => {
  await using server = await serve();
  const fault = server.faults.answer('a.bin', { status: [503, 500, 404] });
  const seen = [];
  for (let asked = 0; asked < 4; asked++) seen.push((await fetch(server.url('a.bin'))).status);
  t.deepEqual(seen, [503, 500, 404, 200]);
  t.is(fault.strikes, 3);
});

test('of two answers the one set first is used up first', async (t) => {
  await using server = await serve();
  server.faults.answer('a.bin', { status: 503, times: 1 });
  server.faults.answer('a.bin', { status: 403 });
  const seen = [];
  for (let asked = 0; asked < 3; asked++) seen.push((await fetch(server.url('a.bin'))).status);
  t.deepEqual(seen, [503, 403, 403]);
});

test('an answer can redirect to another file', async (t) => {
  await using server = await serve();
  server.faults.answer('a.bin', { status: 302, headers: { location: server.url('b.bin') } });
  const arrived = await (await fetch(server.url('a.bin'))).arrayBuffer();
  t.true(server.contentOf('b.bin').equals(Buffer.from(arrived)));
});

for (const place of [undefined, 0, 70_000]) {
  test(`stall() stands still ${where(place)} until it is released`, async (t) => {
    await using server = await serve();
    const stall = server.faults.stall('a.bin', place === undefined ? {} : { afterBytes: place });
    const answer = ask(server);
    await stall.untilStruck();
    if (place !== undefined) await answer.arrives(place);
    t.is(answer.bytes?.length, place);
    stall.release();
    t.true((await answer.body).equals(server.contentOf('a.bin')));
    t.true(stall.active);
  });

  test(`cutOff() breaks the connection ${where(place)}`, async (t) => {
    await using server = await serve();
    const cut = server.faults.cutOff('a.bin', place === undefined ? { times: 1 } : { afterBytes: place, times: 1 });
    const answer = ask(server);
    await t.throwsAsync(answer.body, { code: 'ECONNRESET' });
    t.is(answer.bytes?.length, place);
    t.is(cut.strikes, 1);
    t.true((await ask(server).body).equals(server.contentOf('a.bin')));
  });
}

test('a stall that was released strikes later answers again, and one that is cleared does not', async (t) => {
  await using server = await serve();
  const stall = server.faults.stall('a.bin', { afterBytes: 10 });
  for (const strikes of [1, 2]) {
    const answer = ask(server);
    await stall.untilStruck(strikes);
    stall.release();
    await answer.body;
  }
  const third = ask(server);
  await stall.untilStruck(3);
  stall.clear();
  t.true((await third.body).equals(server.contentOf('a.bin')));
  t.true((await ask(server).body).equals(server.contentOf('a.bin')));
  t.is(stall.strikes, 3);
});

test('bytes of a range count from its beginning', async (t) => {
  await using server = await serve();
  server.faults.cutOff('a.bin', { afterBytes: 1_000 });
  const answer = ask(server, '500-');
  await t.throwsAsync(answer.body, { code: 'ECONNRESET' });
  t.is(answer.bytes?.length, 1_000);
});

test('an answer that ends before the place of a fault is not struck', async (t) => {
  await using server = await serve();
  const faults = [
    server.faults.cutOff('a.bin', { afterBytes: 10 }),
    server.faults.stall('a.bin', { afterBytes: 10 }),
    server.faults.corrupt('a.bin', { atByte: 10 }),
  ];
  const body = await ask(server, '0-9').body;
  t.deepEqual(body, server.contentOf('a.bin').subarray(0, 10));
  t.deepEqual(
    faults.map(({ strikes }) => strikes),
    [0, 0, 0],
  );
});

test('corrupt() changes one byte of the file, at its place in a range too, and nothing else', async (t) => {
  await using server = await serve();
  const fault = server.faults.corrupt('a.bin', { atByte: 100_000 });
  const right = server.contentOf('a.bin');
  const whole = await ask(server).body;
  t.is(whole.length, SIZE);
  t.deepEqual(differences(whole, right), [100_000]);
  const part = await ask(server, '99990-100010').body;
  t.deepEqual(differences(part, right.subarray(99_990, 100_011)), [10]);
  t.is(fault.strikes, 2);
});

test('faults add up', async (t) => {
  await using server = await serve();
  server.faults.corrupt('a.bin', { atByte: 1 });
  server.faults.slowDown('a.bin', { bytesPerSecond: 10_000_000 });
  server.faults.cutOff('a.bin', { afterBytes: 50_000 });
  const stall = server.faults.stall('a.bin', { afterBytes: 20_000 });
  const answer = ask(server);
  await stall.untilStruck();
  stall.release();
  await t.throwsAsync(answer.body, { code: 'ECONNRESET' });
  t.deepEqual(differences(answer.bytes ?? Buffer.alloc(0), server.contentOf('a.bin')), [1]);
  t.is(answer.bytes?.length, 50_000);
});

test('slowDown() sends no faster than it was told, and full speed is back once it is cleared', async (t) => {
  await using server = await serve();
  const fault = server.faults.slowDown('a.bin', { bytesPerSecond: 20 });
  const answer = ask(server);
  await answer.arrives(1);
  t.true((answer.bytes?.length ?? SIZE) < 100);
  t.is(fault.strikes, 1);
  fault.clear();
  t.true((await answer.body).equals(server.contentOf('a.bin')));
});

test('slowDown() with a latency lets an answer begin late, and at once when it is cleared', async (t) => {
  await using server = await serve();
  const fault = server.faults.slowDown('a.bin', { latencyMilliseconds: 2 ** 31 - 1 });
  const answer = ask(server);
  await fault.untilStruck();
  t.is(answer.bytes, undefined);
  fault.clear();
  t.true((await answer.body).equals(server.contentOf('a.bin')));
  server.faults.slowDown('a.bin', { latencyMilliseconds: 1 });
  t.true((await ask(server).body).equals(server.contentOf('a.bin')));
});

test('a file can be put anew, and its faults stay', async (t) => {
  await using server = await startFileServer();
  server.put('notes.txt', { content: 'one' });
  const fault = server.faults.answer('notes.txt', { status: 404, times: 1 });
  server.put('notes.txt', { content: 'two' });
  t.is((await fetch(server.url('notes.txt'))).status, 404);
  t.is(await (await fetch(server.url('notes.txt'))).text(), 'two');
  t.is(fault.strikes, 1);
});

test('an address that names no file is answered with 404, however odd it is', async (t) => {
  await using server = await serve();
  for (const path of ['', 'none.bin', '%', '%ff']) {
    t.is((await fetch(`http://127.0.0.1:${server.port}/${path}`)).status, 404);
  }
});

test('stopping the server breaks an answer that stands still, and frees its port', async (t) => {
  const server = await serve();
  const stall = server.faults.stall('a.bin', { afterBytes: 10 });
  const answer = ask(server);
  await stall.untilStruck();
  await Promise.all([t.throwsAsync(answer.body), server.close()]);
  await server.close();
  await t.throwsAsync(ask(server).body, { code: 'ECONNREFUSED' });
});

function where(place: number | undefined): string {
  return place === undefined ? 'before the head' : `after ${place} bytes`;
}

/** Where two runs of bytes are not the same, as far as the first goes. */
const differences = (one: Buffer, other: Buffer): number[] =>
  [...one.keys()].filter((index) => one[index] !== other[index]);

const ask = (server: FileServer<'a.bin'>, range?: string): WatchedRequest =>
  new WatchedRequest(server.url('a.bin'), range === undefined ? {} : { range: `bytes=${range}` });
