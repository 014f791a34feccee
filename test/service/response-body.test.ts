import test from 'ava';
import { ResponseBody } from '../../src/service/transfer/response-body.ts';

const MiB = 1024 * 1024;

/** A body and what it did to its connection. */
const body = () => {
  const done: string[] = [];
  const controller = {
    aborted: false,
    paused: false,
    reason: null,
    abort: () => void done.push('abort'),
    pause: () => void done.push('pause'),
    resume: () => void done.push('resume'),
  };
  return { body: new ResponseBody(controller), done };
};

const bytes = (length: number, fill = 0) => Buffer.alloc(length, fill);

test('the bytes that arrived before the connection broke are handed over first', async (t) => {
  const { body: read } = body();
  read.push(bytes(1, 1));
  read.push(bytes(1, 2));
  read.end(new Error('broken'));
  t.deepEqual(await read.take(), [bytes(1, 1), bytes(1, 2)]);
  await t.throwsAsync(read.take(), { message: 'broken' });
});

test('a reader waits for bytes and for the end', async (t) => {
  const { body: read } = body();
  const first = read.take();
  read.push(bytes(3));
  t.deepEqual(await first, [bytes(3)]);
  const end = read.take();
  read.end();
  t.is(await end, undefined);
});

test('bytes that arrive shortly one after the other are taken together', async (t) => {
  const { body: read } = body();
  const taken = read.take();
  read.push(bytes(1, 1));
  await new Promise(setImmediate);
  t.deepEqual(await taken, [bytes(1, 1)]);
  const more = read.take();
  read.push(bytes(1, 2));
  read.push(bytes(1, 3));
  t.deepEqual(await more, [bytes(1, 2), bytes(1, 3)]);
});

test('a reader that wants few bytes gets no more, and the others later', async (t) => {
  const { body: read } = body();
  read.push(bytes(3, 1));
  read.push(bytes(3, 2));
  t.deepEqual(await read.take(4), [bytes(3, 1), bytes(1, 2)]);
  t.deepEqual(await read.take(4), [bytes(2, 2)]);
});

test('the connection is paused while too much waits to be taken', async (t) => {
  const { body: read, done } = body();
  read.push(bytes(2 * MiB));
  t.deepEqual(done, []);
  read.push(bytes(1));
  t.deepEqual(done, ['pause']);
  await read.take();
  t.deepEqual(done, ['pause']);
  await read.take();
  t.deepEqual(done, ['pause', 'resume']);
});

test('a short rest is read to its end, so that the connection can be used again', (t) => {
  const { body: read, done } = body();
  read.push(bytes(8 * 1024));
  read.discard();
  read.push(bytes(8 * 1024));
  read.end();
  t.false(done.includes('abort'));
});

test('a long rest ends the connection', (t) => {
  const { body: read, done } = body();
  read.push(bytes(8 * 1024));
  read.discard();
  t.false(done.includes('abort'));
  read.push(bytes(8 * 1024 + 1));
  t.true(done.includes('abort'));
});
