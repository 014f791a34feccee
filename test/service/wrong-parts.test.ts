import { readFileSync } from 'node:fs';
import test from 'ava';
import type { FailureReason } from '../../src/service/job/index.ts';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { rawServer } from '../helpers/raw-server.ts';
import { HALF, halfway, isWhole, SIZE } from '../helpers/halfway.ts';
import { outcome, serviceBench } from '../helpers/service-bench.ts';

const REST = SIZE - HALF;

/** What is wrong with an answer of `REST` bytes from `HALF` on. */
const wrongParts: [string, FileBehaviour, FailureReason['kind']][] = [
  ['starts elsewhere', contentRange(`bytes ${HALF - 1}-${SIZE - 2}/${SIZE}`), 'invalid-response'],
  ['goes beyond what was asked for', contentRange(`bytes ${HALF}-${SIZE}/${SIZE + 1}`, true), 'invalid-response'],
  ['is shorter than the body', contentRange(`bytes ${HALF}-${SIZE - 2}/${SIZE}`), 'invalid-response'],
  ['is shorter than the chunks', contentRange(`bytes ${HALF}-${SIZE - 2}/${SIZE}`, true), 'size-mismatch'],
  ['contradicts itself', contentRange(`bytes ${HALF}-${SIZE - 1}/${SIZE - 1}`), 'invalid-response'],
  ['counts something else', contentRange(`lines ${HALF}-${SIZE - 1}/${SIZE}`), 'invalid-response'],
  ['is no range', contentRange('all of it'), 'invalid-response'],
];

function contentRange(field: string, noLength = false): FileBehaviour {
  return { size: SIZE, noLength, headers: { 'content-range': field } };
}

for (const [title, behaviour, kind] of wrongParts) {
  test(`an answer whose Content-Range ${title} is refused, and what was on disk is kept`, async (t) => {
    await using bench = await serviceBench({});
    const { job } = await halfway(bench);
    bench.server.set('a', behaviour);
    job.resume();
    t.like(await outcome(job), { kind: 'error', error: { reason: { kind } } });
    t.true(job.progress.bytesTransferred >= HALF && job.progress.bytesTransferred < HALF + REST);

    bench.server.set('a', { size: SIZE });
    job.resume();
    await outcome(job);
    isWhole(t, bench, job);
  });
}

test('a part that is smaller than what was asked for is taken, and the rest is asked for again', async (t) => {
  await using server = await rawServer((socket) => {
    socket.on('data', (request) => {
      const [, from = '0'] = /range: bytes=(\d+)-/.exec(String(request)) ?? [];
      const head = `HTTP/1.1 206 Partial Content\r\nContent-Range: bytes ${from}-${from}/13\r\nContent-Length: 1`;
      socket.write(`${head}\r\n\r\n${'abcdefghijklm'[Number(from)]}`);
    });
  });
  await using bench = await serviceBench({});
  const job = bench.job();
  job.addFile({ url: server.url, path: bench.folder.file('a'), ranges: [{ offset: 10 }] });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  job.complete();
  t.is(readFileSync(bench.folder.file('a'), 'utf8'), 'klm');
});
