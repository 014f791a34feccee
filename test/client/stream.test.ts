import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import test from 'ava';
import type { DeliveryOptimizationError } from '../../src/index.ts';
import { liveObjects } from '../../src/com/index.ts';
import type { Download } from '../../src/service/download/index.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';
import type { FileBehaviour } from '../helpers/file-server.ts';

const MiB = 1024 * 1024;
const LARGE = { 'a.bin': { size: 40 * MiB } };

/** The only download that the service has, while it has it. */
function onlyDownload(bench: ClientBench): Download {
  const [download] = bench.downloads.downloads();
  if (download === undefined) throw new Error('The service has no download.');
  return download;
}

/** Waits until `fact` holds for the download. */
async function untilIt(download: Download, fact: () => boolean): Promise<void> {
  while (!fact()) {
    await new Promise<void>((heard) => {
      const off = download.on(() => {
        off();
        heard();
      });
    });
  }
}

test('a stream gives every byte of the file, in order, and leaves no file and no download', async (t) => {
  await using bench = await clientBench(LARGE);
  const stream = await bench.service.stream(bench.server.url('a.bin'));
  t.true((await buffer(stream)).equals(bench.server.contentOf('a.bin')));
  t.deepEqual(bench.folder.names(), []);
  t.deepEqual(bench.downloads.downloads(), []);
});

test('a stream gives parts of a file, one after the other', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000 } });
  const ranges = [{ offset: 10, length: 20 }, { offset: 4_000 }];
  const stream = await bench.service.stream(bench.server.url('a.bin'), { ranges });
  const content = bench.server.contentOf('a.bin');
  t.deepEqual(await buffer(stream), Buffer.concat([content.subarray(10, 30), content.subarray(4_000)]));
});

test('an empty file is a stream that ends', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 0 } });
  t.is((await buffer(await bench.service.stream(bench.server.url('a.bin')))).length, 0);
});

test('a stream is one for Node as well', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000 } });
  const content = bench.server.contentOf('a.bin');
  t.deepEqual(await buffer(Readable.fromWeb(await bench.service.stream(bench.server.url('a.bin')))), content);
  t.deepEqual(await buffer(Readable.from(await bench.service.stream(bench.server.url('a.bin')))), content);
});

test('the service pauses while too much waits to be read, and no byte is lost', async (t) => {
  await using bench = await clientBench(LARGE);
  const untold = { pollSeconds: 1_000, callbackFreqSeconds: 1_000 };
  const stream = await bench.service.stream(bench.server.url('a.bin'), { highWaterMark: MiB, ...untold });
  const download = onlyDownload(bench);
  await untilIt(download, () => download.state === 'paused');
  await download.settled;
  // By now everybody has been told of the pause: only a reader can end it.
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  t.is(download.state, 'paused');
  t.true(download.bytesTransferred < 20 * MiB);
  t.true((await buffer(stream)).equals(bench.server.contentOf('a.bin')));
  t.true(bench.server.requests.length > 1);
});

const waitsHere = test.macro({
  title: (_, what: string) => `a server that ${what} is never asked to go on: what comes waits to be read`,
  async exec(t, _what: string, behaviour: FileBehaviour) {
    await using bench = await clientBench({ 'a.bin': { size: 4 * MiB, ...behaviour } });
    const stream = await bench.service.stream(bench.server.url('a.bin'), { highWaterMark: 1 });
    const download = onlyDownload(bench);
    await untilIt(download, () => download.state !== 'transferring');
    t.not(download.state, 'paused');
    t.true((await buffer(stream)).equals(bench.server.contentOf('a.bin')));
    t.is(bench.server.requests.length, 1);
  },
});

test(waitsHere, 'knows no parts', { noRanges: true });
test(waitsHere, 'cannot tell its versions apart', { etag: null });

test('a connection that breaks costs no byte, and doubles none', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 300_000, cutAfter: 100_000, cuts: 2 } });
  const stream = await bench.service.stream(bench.server.url('a.bin'));
  t.deepEqual(await buffer(stream), bench.server.contentOf('a.bin'));
});

test.serial('a stream that is cancelled aborts its download, and everything is let go', async (t) => {
  const before = liveObjects();
  {
    await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
    const stream = await bench.service.stream(bench.server.url('a.bin'));
    const download = onlyDownload(bench);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    t.is(download.state, 'aborted');
    t.deepEqual(bench.downloads.downloads(), []);
  }
  t.is(liveObjects(), before);
});

test('leaving a loop over a stream aborts its download', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  const stream = await bench.service.stream(bench.server.url('a.bin'));
  const download = onlyDownload(bench);
  for await (const piece of stream) if (piece.length > 0) break;
  t.is(download.state, 'aborted');
});

test('a signal ends the stream with its reason, and aborts the download', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  const aborter = new AbortController();
  const reason = new Error('enough');
  const stream = await bench.service.stream(bench.server.url('a.bin'), { signal: aborter.signal });
  const download = onlyDownload(bench);
  const read = buffer(stream);
  aborter.abort(reason);
  t.is(await t.throwsAsync(read), reason);
  t.is(download.state, 'aborted');
});

test('a service that is disposed ends its streams', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  await using service = await bench.connect();
  const stream = await service.stream(bench.server.url('a.bin'));
  const download = onlyDownload(bench);
  const read = buffer(stream);
  await service[Symbol.asyncDispose]();
  t.like(await t.throwsAsync<DeliveryOptimizationError>(read), { code: 'released' });
  t.is(download.state, 'aborted');
});

test('what the server refuses is the error of the stream', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(
    buffer(await bench.service.stream(bench.server.url('a.bin'))),
  );
  t.is(failure?.code, 'download-failed');
  t.true(failure?.message.includes('0x80190194'));
  t.deepEqual(bench.downloads.downloads(), []);
});

test('bad arguments are refused before anything is made', async (t) => {
  await using bench = await clientBench();
  const url = bench.server.url('a.bin');
  const refused = { instanceOf: Error, message: /give|use|start|write/ };
  await t.throwsAsync(bench.service.stream('no url'), refused);
  await t.throwsAsync(bench.service.stream(url, { highWaterMark: 0 }), refused);
  await t.throwsAsync(bench.service.stream(url, { ranges: [{ offset: -1 }] }), refused);
  t.deepEqual(bench.downloads.downloads(), []);
});
