import test from 'ava';
import { continuationProblems, excess } from '../../../scripts/crash-test/fetched-twice.ts';

const MiB = 1024 * 1024;
const continuation = { name: 'file-1', size: 3 * MiB, onDisk: 524_288, askedFrom: 524_288 };

test('a transfer that goes on from the bytes on disk is right, and so is one that does not go on', (t) => {
  t.deepEqual(continuationProblems(continuation), []);
  t.deepEqual(continuationProblems({ ...continuation, askedFrom: undefined }), []);
});

test('a transfer that fetches bytes that were on disk is caught, be it a single one', (t) => {
  t.deepEqual(continuationProblems({ ...continuation, askedFrom: 0 }), [
    'file-1 had 524288 bytes on disk and was fetched from byte 0 on',
  ]);
  t.is(continuationProblems({ ...continuation, askedFrom: 524_287 }).length, 1);
});

test('a transfer that leaves out bytes that are not on disk is caught', (t) => {
  t.is(continuationProblems({ ...continuation, askedFrom: 524_289 }).length, 1);
});

test('a small file may be fetched again, and of a large one the length tells nothing', (t) => {
  t.deepEqual(continuationProblems({ ...continuation, size: MiB - 1, askedFrom: 0 }), []);
  t.deepEqual(continuationProblems({ ...continuation, size: 16 * MiB, askedFrom: 0 }), []);
});

test('one answer sends no more than the file', (t) => {
  t.deepEqual(excess({ name: 'file-1', size: 100, sent: 100, answers: 1 }), []);
  t.deepEqual(excess({ name: 'file-1', size: 100, sent: 101, answers: 1 }), [
    '101 bytes of file-1 were sent in 1 answers, more than 100',
  ]);
});

test('every further answer may have lost what was under way, and of a large file what was not written down', (t) => {
  const sent = (size: number, more: number, answers = 2) =>
    excess({ name: 'file-1', size, sent: size + more, answers }).length;
  t.is(sent(3 * MiB, 2 * MiB), 0);
  t.is(sent(3 * MiB, 2 * MiB + 1), 1);
  t.is(sent(3 * MiB, 4 * MiB, 3), 0);
  t.is(sent(20 * MiB, 6 * MiB), 0);
  t.is(sent(20 * MiB, 6 * MiB + 1), 1);
});
