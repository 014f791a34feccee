import test from 'ava';
import { ResponseBody } from '../../src/service/transfer/response-body.ts';

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
  const taken: number[] = [];
  const reading = async () => {
    for await (const [byte] of read) taken.push(byte ?? 0);
  };
  await t.throwsAsync(reading, { message: 'broken' });
  t.deepEqual(taken, [1, 2]);
});

test('a reader waits for bytes and for the end', async (t) => {
  const { body: read } = body();
  const reader = read[Symbol.asyncIterator]();
  const first = reader.next();
  read.push(bytes(3));
  t.deepEqual(await first, { value: bytes(3), done: false });
  const end = reader.next();
  read.end();
  t.deepEqual(await end, { value: undefined, done: true });
});

test('the connection is paused while too much waits to be taken', async (t) => {
  const { body: read, done } = body();
  read.push(bytes(256 * 1024));
  t.deepEqual(done, []);
  read.push(bytes(1));
  t.deepEqual(done, ['pause']);
  await read[Symbol.asyncIterator]().next();
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
