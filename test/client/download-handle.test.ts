import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { expectTypeOf } from 'expect-type';
import { match } from 'ts-pattern';
import { liveObjects } from '../../src/com/index.ts';
import type {
  DeliveryOptimizationError,
  Download,
  DownloadEnd,
  DownloadStatus,
  ReadableProperty,
  SettableProperty,
} from '../../src/index.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';

const SMALL = { 'a.bin': { size: 5_000 } };
const STALLING = { 'a.bin': { size: 200_000, stallAfter: 50_000 } };

/** A download of `a.bin`, not started. */
const made = (bench: ClientBench): Promise<Download> =>
  bench.service.createDownload({ url: bench.server.url('a.bin'), path: bench.folder.file('a.bin') });

const fetched = (bench: ClientBench, options?: Parameters<ClientBench['service']['download']>[2]) =>
  bench.service.download(bench.server.url('a.bin'), bench.folder.file('a.bin'), options);

const failureOf = async (promise: Promise<unknown>): Promise<DeliveryOptimizationError> => {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error as DeliveryOptimizationError,
  );
  if (failure === undefined) throw new Error('It did not fail.');
  return failure;
};

/** Waits until some bytes of the download have arrived. */
async function arriving(download: Download): Promise<void> {
  for await (const { bytesTransferred } of download.events()) if (bytesTransferred > 0) return;
}

test.serial('a download in one call arrives whole, under its name, and everything is let go', async (t) => {
  const before = liveObjects();
  {
    await using bench = await clientBench({ 'a.bin': { size: 300_000 } });
    const progress = await fetched(bench);
    t.deepEqual(progress, { bytesTotal: 300_000, bytesTransferred: 300_000 });
    t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
    t.deepEqual(bench.folder.names(), ['a.bin']);
    t.deepEqual(bench.downloads.downloads(), []);
  }
  t.is(liveObjects(), before);
});

test('parts of a file come one after the other, the last of them to the end', async (t) => {
  await using bench = await clientBench(SMALL);
  await fetched(bench, { ranges: [{ offset: 10, length: 20 }, { offset: 4_000 }] });
  const content = bench.server.contentOf('a.bin');
  t.deepEqual(
    readFileSync(bench.folder.file('a.bin')),
    Buffer.concat([content.subarray(10, 30), content.subarray(4_000)]),
  );
});

test('a range beyond 32 bits reaches the server as it is', async (t) => {
  await using bench = await clientBench(SMALL);
  const ranges = [{ offset: 2 ** 40, length: 2 ** 33 }];
  const failure = await failureOf(fetched(bench, { ranges }));
  t.is(failure.code, 'download-failed');
  t.is(bench.server.requests[0]?.headers.range, `bytes=${2 ** 40}-${2 ** 40 + 2 ** 33 - 1}`);
});

test('where a download stands is told from beginning to end', async (t) => {
  await using bench = await clientBench(SMALL);
  const told: DownloadStatus[] = [];
  await fetched(bench, { onStatus: (status) => void told.push(status) });
  t.is(told[0]?.state, 'transferring');
  t.deepEqual(told.at(-1), { state: 'transferred', bytesTotal: 5_000, bytesTransferred: 5_000 });
});

const aborts = test.macro({
  title: (_, what: string) => `${what} aborts the download, and leaves nothing`,
  async exec(t, _what: string, act: (bench: ClientBench) => Promise<unknown>, code: string) {
    await using bench = await clientBench(STALLING);
    const failure = await failureOf(act(bench));
    t.true(failure.code === code || failure.message === code, failure.message);
    t.deepEqual(bench.downloads.downloads(), []);
    await bench.downloads.close();
    t.deepEqual(bench.folder.names(), []);
  },
});

test('what a handler threw is told as one sentence', async (t) => {
  await using bench = await clientBench(SMALL);
  const onStatus = () => {
    throw new Error('The disk of the log is full.');
  };
  const { message } = await failureOf(fetched(bench, { onStatus }));
  t.regex(message, /^onStatus threw: The disk of the log is full\. Download \S+ was aborted\.$/);
});

test(
  aborts,
  'an error of the server',
  (bench) => {
    bench.server.set('a.bin', { status: 403 });
    return fetched(bench);
  },
  'download-failed',
);

test(
  aborts,
  'a handler that throws',
  (bench) =>
    fetched(bench, {
      onStatus: () => {
        throw new Error('no');
      },
    }),
  'handler-failed',
);

test(
  aborts,
  'a signal',
  (bench) => {
    const aborter = new AbortController();
    const onStatus = () => aborter.abort(new Error('enough'));
    return fetched(bench, { signal: aborter.signal, onStatus });
  },
  'enough',
);

test(
  aborts,
  'the disposal of a download that is being run',
  async (bench) => {
    const download = await made(bench);
    const moving = gate();
    const run = download.run({ onStatus: () => moving.open() });
    await moving.passed;
    await download[Symbol.asyncDispose]();
    await run;
  },
  'released',
);

test(
  aborts,
  'the disposal of the service',
  async (bench) => {
    await using service = await bench.connect();
    const moving = gate();
    const run = service.download(bench.server.url('a.bin'), bench.folder.file('a.bin'), {
      onStatus: () => moving.open(),
    });
    await moving.passed;
    await service[Symbol.asyncDispose]();
    await run;
  },
  'released',
);

test('a file that stands there already is not touched', async (t) => {
  await using bench = await clientBench(SMALL);
  writeFileSync(bench.folder.file('a.bin'), 'mine');
  t.like(await failureOf(fetched(bench)), { code: 'invalid-argument' });
  t.is(readFileSync(bench.folder.file('a.bin'), 'utf8'), 'mine');
  t.deepEqual(bench.downloads.downloads(), []);
});

test('a signal that has aborted before lets nothing be made', async (t) => {
  await using bench = await clientBench(SMALL);
  const reason = new Error('enough');
  t.is(await t.throwsAsync(fetched(bench, { signal: AbortSignal.abort(reason) })), reason);
  t.deepEqual(bench.downloads.downloads(), []);
});

test('a download is started, paused, resumed, and finalized by hand', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  t.like(await download.status(), { state: 'created', bytesTransferred: 0 });
  await download.start();
  await arriving(download);
  await download.pause();
  t.like(await download.status(), { state: 'paused', error: undefined });
  bench.server.release();
  await download.resume();
  t.like(await download.done(), { state: 'transferred' });
  t.false(existsSync(bench.folder.file('a.bin')));
  await download.finalize();
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
  t.like(await download.done(), { state: 'finalized' });
});

test('a download tells what happens to it until it is finalized, each state once', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  const states: string[] = [];
  for await (const { state } of download.events()) {
    if (states.at(-1) !== state) states.push(state);
    if (state === 'created') await download.start();
    if (state === 'transferring') bench.server.release();
    if (state === 'transferred') await download.finalize();
  }
  t.deepEqual(states, ['created', 'transferring', 'transferred', 'finalized']);
});

test('a server that is busy is tried again, and fails no run', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000, statusOnce: [503] } });
  const told: DownloadStatus[] = [];
  await fetched(bench, { onStatus: (status) => void told.push(status) });
  t.true(told.every(({ state }) => state === 'transferring' || state === 'transferred'));
  t.is(bench.server.requests.length, 2);
});

test.serial('a download that failed is let go, and its callback with it', async (t) => {
  const before = liveObjects();
  {
    await using bench = await clientBench({ 'a.bin': { status: 404 } });
    t.like(await failureOf(fetched(bench)), { code: 'download-failed' });
  }
  t.is(liveObjects(), before);
});

test('an error pauses a download, and says what it is', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const download = await made(bench);
  await download.start();
  const end = await download.done();
  t.like(end, { state: 'paused', error: { kind: 'http-status', status: 404, waits: false } });
  bench.server.set('a.bin', { size: 10 });
  t.deepEqual(await download.run(), { bytesTotal: 10, bytesTransferred: 10 });
});

test('a download that is disposed goes on, unless it is being run', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  await download.start();
  await arriving(download);
  await download[Symbol.asyncDispose]();
  const [known] = bench.downloads.downloads();
  t.is(known?.state, 'transferring');
  t.like(await failureOf(download.status()), { code: 'released' });
});

test('a download is watched or run once at a time', async (t) => {
  await using bench = await clientBench(SMALL);
  const download = await made(bench);
  const events = download.events();
  await events.next();
  t.like(await failureOf(download.run()), { code: 'invalid-state' });
  t.like(await failureOf(download.done()), { code: 'invalid-state' });
  await events.return();
  t.like(await download.run(), { bytesTotal: 5_000 });
});

test('a download that somebody else aborts is told of, and fails a run', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  const moving = gate();
  const run = failureOf(download.run({ onStatus: () => moving.open() }));
  await moving.passed;
  const [other] = await bench.service.downloads({ id: download.id });
  await other?.abort();
  t.like(await run, { code: 'download-failed' });
  t.like(await download.done(), { state: 'aborted' });
});

test('a run goes by what the service tells, and need not look by itself', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  const moving = gate();
  const run = download.run({
    pollSeconds: 1_000,
    onStatus: ({ bytesTransferred }) => void (bytesTransferred > 0 && moving.open()),
  });
  await moving.passed;
  bench.server.release();
  t.like(await run, { bytesTransferred: 200_000 });
});

test('a notification that got lost is made good by a look at the status', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  const moving = gate();
  const run = download.run({ pollSeconds: 0.05, onStatus: () => moving.open() });
  await moving.passed;
  const [other] = await bench.service.downloads({ id: download.id });
  const displaced = other?.events();
  await displaced?.next();
  await displaced?.return();
  bench.server.release();
  t.like(await run, { bytesTransferred: 200_000 });
});

test('an abort of the signal ends the watching, and not the download', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  await download.start();
  const aborter = new AbortController();
  const reason = new Error('enough');
  const waiting = download.done({ signal: aborter.signal, pollSeconds: 1_000 });
  setImmediate(() => aborter.abort(reason));
  t.is(await t.throwsAsync(waiting), reason);
  t.like(await download.status(), { state: 'transferring' });
});

test('properties are given, read and changed by their names', async (t) => {
  await using bench = await clientBench(SMALL);
  const download = await bench.service.createDownload({
    url: bench.server.url('a.bin'),
    path: bench.folder.file('a.bin'),
    displayName: 'drivers',
    headers: { 'X-One': '1', 'X-Two': '2' },
    foregroundPriority: true,
    totalSizeBytes: 5_000,
  });
  t.is(await download.get('displayName'), 'drivers');
  t.deepEqual(await download.get('headers'), { 'X-One': '1', 'X-Two': '2' });
  t.is(await download.get('totalSizeBytes'), 5_000);
  t.is(await download.get('costPolicy'), 'always');
  t.is(await download.get('contentId'), undefined);
  await download.set({ costPolicy: 'no-roaming', noProgressTimeoutSeconds: 60 });
  t.is(await download.get('costPolicy'), 'no-roaming');
  await download.run();
  t.is(bench.server.requests[0]?.headers['x-two'], '2');
  t.is(await download.get('httpStatusCode'), 200);
});

for (const [what, settings, word] of [
  ['a name that no property has', { colour: 'red' }, 'colour'],
  ['a property that the service sets', { httpStatusCode: 200 }, 'httpStatusCode'],
  ['text for a number', { callbackFreqSeconds: '5' }, 'callbackFreqSeconds'],
  ['a number for a flag', { foregroundPriority: 1 }, 'foregroundPriority'],
  ['a number of bytes below 0', { totalSizeBytes: -1 }, 'totalSizeBytes'],
  ['a number that 32 bits do not hold', { securityFlags: 2 ** 32 }, 'securityFlags'],
  ['more than all of it in percent', { callbackFreqPercent: 101 }, 'callbackFreqPercent'],
  ['a time-out of less than a minute', { noProgressTimeoutSeconds: 59 }, 'noProgressTimeoutSeconds'],
  ['a word that is no cost policy', { costPolicy: 'cheap' }, 'costPolicy'],
  ['a header field of two lines', { headers: { A: 'b\r\nC: d' } }, 'A'],
  ['header fields as text', { headers: 'A: b' }, 'headers'],
  ['a NUL', { displayName: 'a\0b' }, 'displayName'],
  ['a relative path', { path: 'a.bin' }, 'a.bin'],
  ['no URL', { url: 'a.bin' }, 'a.bin'],
  ['text for a certificate', { securityContext: 'CERT' }, 'securityContext'],
] as const) {
  test(`a download does not take ${what}, and nothing is made`, async (t) => {
    await using bench = await clientBench(SMALL);
    const request = { url: bench.server.url('a.bin'), path: bench.folder.file('a.bin'), ...settings };
    const failure = await failureOf(bench.service.createDownload(request as never));
    t.is(failure.code, 'invalid-argument');
    t.true(failure.message.includes(word), failure.message);
    t.deepEqual(bench.downloads.downloads(), []);
  });
}

test('a property that the service refuses takes the download back', async (t) => {
  await using bench = await clientBench(SMALL);
  const request = { url: bench.server.url('a.bin'), path: bench.folder.file('a.bin'), decryptionInfo: '{}' };
  const failure = await failureOf(bench.service.createDownload(request));
  t.is(failure.code, 'not-supported');
  t.regex(failure.message, /decryptionInfo.*build 19041/);
  t.deepEqual(bench.downloads.downloads(), []);
});

test('what may be a secret is in no message', async (t) => {
  await using bench = await clientBench(SMALL);
  const path = bench.folder.file('a.bin');
  const url = bench.server.url('a.bin').replace('//', '//user:secret@');
  for (const wrong of [
    { authHeaders: 'Authorization: secret' },
    { authHeaders: { Authorization: 'secret\n' } },
    { decryptionInfo: 'secret\0' },
    { decryptionInfo: 'secret' },
    { securityContext: 'secret' },
  ]) {
    const { message } = await failureOf(bench.service.createDownload({ url, path, ...wrong } as never));
    t.false(message.includes('secret'), message);
  }
});

test('a download without source, or without place, is not made', async (t) => {
  await using bench = await clientBench(SMALL);
  t.like(await failureOf(bench.service.createDownload({ path: bench.folder.file('a') })), { code: 'invalid-argument' });
  const { code } = await failureOf(bench.service.createDownload({ url: bench.server.url('a.bin') } as never));
  t.is(code, 'invalid-argument');
});

test('what is write only cannot be read', async (t) => {
  await using bench = await clientBench(SMALL);
  const download = await made(bench);
  t.like(await failureOf(download.get('networkToken' as never)), { code: 'invalid-argument' });
  t.like(await failureOf(download.get('colour' as never)), { code: 'invalid-argument' });
});

test('while bytes flow only what does not concern them can change, and its place never', async (t) => {
  await using bench = await clientBench(STALLING);
  const download = await made(bench);
  await download.start();
  await download.set({ callbackFreqSeconds: 5, costPolicy: 'standard' });
  const failure = await failureOf(download.set({ displayName: 'other' }));
  t.is(failure.code, 'invalid-state');
  t.regex(failure.message, /displayName.*transferring.*pause/);
  await download.pause();
  await download.set({ displayName: 'other' });
  t.like(await failureOf(download.set({ path: bench.folder.file('b.bin') })), { code: 'invalid-state' });
  await download.abort();
  t.like(await failureOf(download.set({ callbackFreqSeconds: 5 })), { code: 'invalid-state' });
});

test('what can be done with a download and its status is told by types', (t) => {
  const heard = (status: DownloadStatus): string =>
    match(status)
      .with({ state: 'created' }, { state: 'transferred' }, { state: 'finalized' }, ({ state }) => state)
      .with({ state: 'transferring' }, { state: 'paused' }, { state: 'aborted' }, ({ error }) => error?.label ?? '')
      .exhaustive();
  expectTypeOf<DownloadEnd['state']>().toEqualTypeOf<'transferred' | 'finalized' | 'aborted' | 'paused'>();
  expectTypeOf<Extract<DownloadStatus, { state: 'created' }>>().not.toHaveProperty('error');
  expectTypeOf<'httpStatusCode'>().not.toExtend<SettableProperty>();
  expectTypeOf<'networkToken'>().not.toExtend<ReadableProperty>();
  t.is(heard({ state: 'created', bytesTotal: undefined, bytesTransferred: 0 }), 'created');
});
