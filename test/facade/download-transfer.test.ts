import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { IStream, RPC_E_CALL_REJECTED } from '../../src/bindings/index.ts';
import { ComError, E_FAIL, E_NOTIMPL, implement, type ComObject } from '../../src/com/index.ts';
import { downloadBench, setText, textOf, type DownloadBench, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { listenTo, statusListener } from '../helpers/status-listener.ts';

const NO_URI = '0x80D02200';
const NO_SINK = '0x80D02018';
const FILE_EXISTS = '0x80070050';
const OVERLAPPING = '0x80D05012';
const RANGES_EXPECTED = '0x80D02204';
const NO_CHECK_INFO = '0x80D02016';
const BLOCKED_BY_NO_NETWORK = 0x80d03805 | 0;
const STALLS = { size: 200_000, stallAfter: 1_000 };

/** Fails the test where a download rests in another state. */
async function transferred(bench: DownloadBench, download: DownloadPointer): Promise<void> {
  const { state } = await bench.shows(download, (status) => status.state !== 'transferring');
  if (state !== 'transferred') throw new Error(`The download is ${state}.`);
}

const bytesOf = (bench: DownloadBench, name: string): Buffer => readFileSync(bench.folder.file(name));

/** A client's stream that keeps what is written to it. */
function keepingStream(write: (bytes: Uint8Array) => void = () => undefined) {
  const pieces: Buffer[] = [];
  const no = (): never => {
    throw new ComError('a method that nobody needs', E_NOTIMPL);
  };
  const object: ComObject = implement(IStream, {
    Write: (bytes) => {
      write(bytes);
      pieces.push(Buffer.from(bytes));
      return bytes.length;
    },
    Read: no,
    Seek: no,
    SetSize: no,
    CopyTo: no,
    Commit: no,
    Revert: no,
    LockRegion: no,
    UnlockRegion: no,
    Stat: no,
    Clone: no,
  });
  return { object, content: () => Buffer.concat(pieces) };
}

test('Start needs a URI, and a content id does not stand for it', async (t) => {
  await using bench = await downloadBench();
  using download = await bench.manager.CreateDownload();
  await setText(download, 'local-path', bench.folder.file('a.bin'));
  t.is(await codeOf(() => download.Start([])), NO_URI);
  await setText(download, 'content-id', 'content');
  t.is(await codeOf(() => download.Start([])), NO_URI);
  t.is((await download.GetStatus()).state, 'created');
});

test('Start needs a path or a stream', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.manager.CreateDownload();
  await setText(download, 'uri', bench.server.url('a.bin'));
  t.is(await codeOf(() => download.Start([])), NO_SINK);
});

test('a mandatory check needs its information, and is refused with it as well', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  await download.SetProperty('integrity-check-mandatory', { type: 'bool', value: true });
  t.is(await codeOf(() => download.Start([])), NO_CHECK_INFO);
  await setText(download, 'integrity-check-info', '{}');
  t.is(await codeOf(() => download.Start([])), '0x80004001');
});

test('a file that exists is not overwritten, neither by Start nor by Finalize', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const path = bench.folder.file('a.bin');
  writeFileSync(path, 'mine');
  t.is(await codeOf(() => download.Start([])), FILE_EXISTS);
  t.is((await download.GetStatus()).state, 'created');
  const free = await bench.manager.CreateDownload();
  await setText(free, 'uri', bench.server.url('a.bin'));
  await setText(free, 'local-path', bench.folder.file('deep/er/a.bin'));
  await free.Start([]);
  await transferred(bench, free);
  writeFileSync(bench.folder.file('deep/er/a.bin'), 'mine');
  t.is(await codeOf(() => free.Finalize()), FILE_EXISTS);
  t.is((await free.GetStatus()).state, 'transferred');
  t.is(readFileSync(path, 'utf8'), 'mine');
  await free.release();
});

test('folders that are missing are made', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.manager.CreateDownload();
  await setText(download, 'uri', bench.server.url('a.bin'));
  await setText(download, 'local-path', bench.folder.file('deep/er/a.bin'));
  await download.Start([]);
  await transferred(bench, download);
  await download.Finalize();
  t.deepEqual(bytesOf(bench, 'deep/er/a.bin'), bench.server.contentOf('a.bin'));
});

for (const [what, ranges] of [
  ['an empty list of ranges', []],
  ['NULL', null],
] as const) {
  test(`the first Start with ${what} fetches the whole file`, async (t) => {
    await using bench = await downloadBench({ 'a.bin': { size: 5_000 } });
    using download = await bench.download('a.bin');
    await download.Start(ranges);
    await transferred(bench, download);
    await download.Finalize();
    t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
  });
}

test('ranges are fetched one after the other, and further ones by another Start', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 5_000 } });
  using download = await bench.download('a.bin');
  await download.Start([
    { offset: 1_000, length: 100 },
    { offset: 0, length: 50 },
  ]);
  await transferred(bench, download);
  t.like(await download.GetStatus(), { bytesTotal: 150, bytesTransferred: 150 });
  t.is(await codeOf(() => download.Start([{ offset: 1_050, length: 100 }])), OVERLAPPING);
  await download.Start([{ offset: 4_000, length: undefined }]);
  await transferred(bench, download);
  t.like(await download.GetStatus(), { bytesTotal: 1_150, bytesTransferred: 1_150 });
  await download.Finalize();
  const content = bench.server.contentOf('a.bin');
  const parts = [content.subarray(1_000, 1_100), content.subarray(0, 50), content.subarray(4_000)];
  t.deepEqual(bytesOf(bench, 'a.bin'), Buffer.concat(parts));
});

test('the whole file takes the place of its parts', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 5_000 } });
  using download = await bench.download('a.bin');
  await download.Start([{ offset: 1_000, length: 100 }]);
  await transferred(bench, download);
  await download.Start([]);
  await transferred(bench, download);
  await download.Finalize();
  t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
});

test('a paused download keeps its bytes and goes on from there', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  using download = await bench.download('a.bin');
  await download.Start([]);
  await bench.shows(download, ({ bytesTransferred }) => bytesTransferred >= 1_000);
  await download.Pause();
  const { bytesTransferred } = await download.GetStatus();
  bench.server.release();
  await download.Start(null);
  await transferred(bench, download);
  t.true(bytesTransferred >= 1_000);
  t.is(bench.server.requests.at(-1)?.range, `bytes=${bytesTransferred}-199999`);
  await download.Finalize();
  t.deepEqual(bytesOf(bench, 'a.bin'), bench.server.contentOf('a.bin'));
});

test('Abort removes the temporary file', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  using download = await bench.download('a.bin');
  await download.Start([]);
  await bench.shows(download, ({ bytesTransferred }) => bytesTransferred >= 1_000);
  const [known] = bench.engine.downloads.downloads();
  t.is(bench.folder.names().length, 1);
  await download.Abort();
  await known?.settled;
  t.deepEqual(bench.folder.names(), []);
});

test('an answer that will not change pauses the download, with the code of the status', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { status: 404 } });
  using download = await bench.download('a.bin');
  await download.Start([]);
  const status = await bench.reaches(download, 'paused');
  t.like(status, { error: 0x80190194 | 0, extendedError: 0x80190194 | 0 });
  bench.server.set('a.bin', { size: 10 });
  await download.Start(null);
  t.like(await download.GetStatus(), { error: 0 });
  await transferred(bench, download);
});

test('a busy server is asked again, and the error shows until bytes arrive', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { status: 503 } });
  using download = await bench.download('a.bin');
  await download.Start([]);
  const status = await bench.shows(download, ({ error }) => error !== 0);
  t.like(status, { state: 'transferring', error: 0x801901f7 | 0, extendedError: 0x801901f7 | 0 });
  bench.server.set('a.bin', { size: 10 });
  await transferred(bench, download);
  t.like(await download.GetStatus(), { error: 0, extendedError: 0 });
});

test('without a network the service waits for it', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  await bench.server.close();
  using download = await bench.download('a.bin');
  await download.Start([]);
  const status = await bench.shows(download, ({ error }) => error !== 0);
  t.like(status, { state: 'transferring', error: BLOCKED_BY_NO_NETWORK, extendedError: 0x80072efd | 0 });
});

test('credentials are sent to a server that asks for them, and not before', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10, statusOnce: [401] } });
  using download = await bench.download('a.bin');
  await setText(download, 'http-custom-headers', 'X-Own: 1\r\nX-Own: 2\r\n');
  await setText(download, 'http-custom-auth-headers', 'Authorization: Basic c2VjcmV0\r\n');
  await download.Start([]);
  await transferred(bench, download);
  t.deepEqual(
    bench.server.requests.map(({ headers }) => [headers['x-own'], headers.authorization]),
    [
      ['1, 2', undefined],
      ['1, 2', 'Basic c2VjcmV0'],
    ],
  );
});

test('credentials that are not accepted pause the download', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { status: 401 } });
  using download = await bench.download('a.bin');
  await setText(download, 'http-custom-auth-headers', 'Authorization: Basic c2VjcmV0\r\n');
  await download.Start([]);
  t.like(await bench.reaches(download, 'paused'), { error: 0x80190191 | 0 });
  t.is(bench.server.requests.length, 2);
});

test('the last answer shows in the properties', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10, headers: { 'x-mark': 'here' } } });
  bench.server.set('moved.bin', { redirectTo: bench.server.url('a.bin') });
  using download = await bench.download('moved.bin');
  await download.Start([]);
  await transferred(bench, download);
  t.is(await textOf(download, 'http-redirection-target'), bench.server.url('a.bin'));
  t.is(await textOf(download, 'http-server-ip-address'), '127.0.0.1');
  t.regex(await textOf(download, 'http-response-headers'), /^HTTP\/1\.1 200 OK\r\n(.*\r\n)*x-mark: here\r\n/i);
  t.deepEqual(await download.GetProperty('http-status-code'), { type: 'ui4', value: 200 });
});

for (const [what, ranges, from] of [
  ['the whole file', [], 0],
  ['a range to the end', [{ offset: 100, length: undefined }], 100],
] as const) {
  test(`a stream takes ${what}, in order`, async (t) => {
    await using bench = await downloadBench({ 'a.bin': { size: 300_000 } });
    using download = await bench.manager.CreateDownload();
    const stream = keepingStream();
    await setText(download, 'uri', bench.server.url('a.bin'));
    await download.SetProperty('stream-interface', { type: 'unknown', value: stream.object });
    await download.Start(ranges);
    await transferred(bench, download);
    t.deepEqual(stream.content(), bench.server.contentOf('a.bin').subarray(from));
    t.is(
      await codeOf(() => download.Start(from === 0 ? [{ offset: 0, length: 5 }] : [])),
      from === 0 ? '0x80D02203' : RANGES_EXPECTED,
    );
    await download.Finalize();
    t.deepEqual(bench.folder.names(), []);
    await new Promise((turn) => setImmediate(turn));
    t.is(stream.object.release(), 0);
  });
}

test('a stream that fails pauses the download with its code', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 300_000 } });
  using download = await bench.manager.CreateDownload();
  const stream = keepingStream(() => {
    throw new ComError('full', E_FAIL);
  });
  await setText(download, 'uri', bench.server.url('a.bin'));
  await download.SetProperty('stream-interface', { type: 'unknown', value: stream.object });
  await download.Start([]);
  t.is((await bench.reaches(download, 'paused')).error, E_FAIL);
  await download.Abort();
  stream.object.release();
});

test('the callback may finalize the download it is told of', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const listener = statusListener(({ state }, told) => {
    if (state !== 'transferred') return;
    const kept = told.share();
    void kept.Finalize();
    kept[Symbol.dispose]();
  });
  await listenTo(download, listener);
  await download.Start([]);
  await listener.heard(({ state }) => state === 'finalized');
  t.true(existsSync(bench.folder.file('a.bin')));
  listener.object.release();
});

test('what the callback answers is of no importance', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const listener = statusListener(() => {
    throw new ComError('refused', E_FAIL);
  });
  await listenTo(download, listener);
  await download.Start([]);
  await listener.heard(({ state }) => state === 'transferred');
  await download.Abort();
  await listener.heard(({ state }) => state === 'aborted');
  await new Promise((turn) => setImmediate(turn));
  t.is(listener.object.release(), 0);
});

test('a callback that cannot be reached is called three times, and then let go', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  using download = await bench.download('a.bin');
  const listener = statusListener(() => {
    throw new ComError('busy', RPC_E_CALL_REJECTED);
  });
  await listenTo(download, listener);
  await download.Start([]);
  await listener.heard(() => listener.told.length === 3);
  await new Promise((turn) => setImmediate(turn));
  t.is(await codeOf(() => download.GetProperty('callback-interface')), '0x80070490');
  t.is(listener.object.release(), 0);
});

test('another callback takes the place of the first', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const first = statusListener();
  const second = statusListener();
  await listenTo(download, first);
  await listenTo(download, second);
  await download.Start([]);
  await second.heard(({ state }) => state === 'transferred');
  t.deepEqual(first.told, []);
  t.is(first.object.release(), 0);
  await download.Abort();
  await second.heard(({ state }) => state === 'aborted');
  second.object.release();
});

test('what is no callback is let go once it should be told', async (t) => {
  await using bench = await downloadBench({ 'a.bin': { size: 10 } });
  using download = await bench.download('a.bin');
  const stream = keepingStream();
  await download.SetProperty('callback-interface', { type: 'unknown', value: stream.object });
  await download.Start([]);
  await transferred(bench, download);
  await new Promise((turn) => setImmediate(turn));
  t.is(await codeOf(() => download.GetProperty('callback-interface')), '0x80070490');
  t.is(stream.object.release(), 0);
});

test('downloads are found by what they are called and where they come from', async (t) => {
  await using bench = await downloadBench();
  using one = await bench.download('one.bin');
  using other = await bench.download('other.bin');
  await setText(one, 'display-name', 'of one program');
  await setText(other, 'content-id', 'content');
  const count = async (
    property: 'id' | 'uri' | 'content-id' | 'display-name' | 'local-path' | 'http-status-code',
    value: string,
  ) => {
    using found = await bench.manager.EnumDownloads({ property, value });
    const [, objects] = await found.Next(5);
    for (const each of objects) await each.release();
    return objects.length;
  };
  t.is(await count('id', await textOf(one, 'id')), 1);
  t.is(await count('uri', bench.server.url('other.bin')), 1);
  t.is(await count('content-id', 'content'), 1);
  t.is(await count('display-name', 'of one program'), 1);
  t.is(await count('local-path', bench.folder.file('other.bin')), 1);
  t.is(await codeOf(() => count('display-name', 'of nobody')), '0x80D02005');
  t.is(await codeOf(() => count('http-status-code', '200')), '0x80070057');
  await other.Abort();
  t.is(await codeOf(() => count('content-id', 'content')), '0x80D02005');
});

test('a download that nobody holds goes on, and is found again', async (t) => {
  await using bench = await downloadBench({ 'a.bin': STALLS });
  const download = await bench.download('a.bin');
  await download.Start([]);
  const id = await textOf(download, 'id');
  await download.release();
  bench.server.release();
  using listed = await bench.manager.EnumDownloads({ property: 'id', value: id });
  const [, [found]] = await listed.Next(1);
  t.truthy(found);
  await found?.release();
});
