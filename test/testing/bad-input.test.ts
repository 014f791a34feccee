import test from 'ava';
import { DeliveryOptimizationError } from '../../src/index.ts';
import { startFileServer, startTestService, type FileServer, type TestFile } from '../../src/testing/index.ts';

type Faults = FileServer['faults'];

/** What is asked for, how, and what the message says: the value and the remedy. */
const faults: [string, (faults: Faults) => void, string, string][] = [
  ['a file that is not there', (f) => f.stall('b.bin'), 'no file "b.bin"', 'use "a.bin", "empty"'],
  [
    'a status below 200',
    (f) => f.answer('a.bin', { status: 100 }),
    'status of the answer for "a.bin" is 100',
    '200 to 599',
  ],
  ['a status above 599', (f) => f.answer('a.bin', { status: 600 }), 'is 600', 'from 200 to 599'],
  ['a broken status', (f) => f.answer('a.bin', { status: 403.5 }), 'is 403.5', 'whole number from 200 to 599'],
  ['a bad status in a list', (f) => f.answer('a.bin', { status: [503, 0] }), 'is 0', 'from 200 to 599'],
  ['no status', (f) => f.answer('a.bin', {} as never), 'has no status', 'from 200 to 599'],
  ['a list of no statuses', (f) => f.answer('a.bin', { status: [] }), 'is []', 'one or more'],
  ['a list with times', (f) => f.answer('a.bin', { status: [500], times: 2 } as never), 'is 2', 'leave it out'],
  ['times 0', (f) => f.answer('a.bin', { status: 500, times: 0 }), 'times of the answer for "a.bin" is 0', 'from 1 on'],
  ['broken times', (f) => f.stall('a.bin', { times: 1.5 }), 'times of the stall of "a.bin" is 1.5', 'whole number'],
  ['a negative wait', (f) => f.answer('a.bin', { status: 429, retryAfterSeconds: -1 }), 'is -1', 'from 0 on'],
  ['a field that is none', (f) => f.answer('a.bin', { status: 429, headers: { 'a b': 'c' } }), '"a b: c"', 'letters'],
  [
    'a negative place',
    (f) => f.stall('a.bin', { afterBytes: -1 }),
    'afterBytes of the stall of "a.bin" is -1',
    '0 to 9',
  ],
  ['a place behind the end', (f) => f.cutOff('a.bin', { afterBytes: 10 }), 'is 10', 'whole number from 0 to 9'],
  ['a place that is no number', (f) => f.cutOff('a.bin', { afterBytes: NaN }), 'is NaN', 'whole number'],
  [
    'a place in an empty file',
    (f) => f.stall('empty', { afterBytes: 0 }),
    'afterBytes of the stall of "empty"',
    'empty',
  ],
  [
    'a byte behind the end',
    (f) => f.corrupt('a.bin', { atByte: 10 }),
    'atByte of the corruption of "a.bin" is 10',
    '0 to 9',
  ],
  ['no byte', (f) => f.corrupt('a.bin', {} as never), 'has no atByte', 'from 0 on'],
  [
    'no speed',
    (f) => f.slowDown('a.bin', { bytesPerSecond: 0 }),
    'bytesPerSecond of the slowness of "a.bin" is 0',
    '1 on',
  ],
  ['no latency', (f) => f.slowDown('a.bin', { latencyMilliseconds: 0 }), 'latencyMilliseconds of', '1 to 2147483647'],
  ['no measure', (f) => f.slowDown('a.bin', {} as never), 'no measure', 'bytesPerSecond or latencyMilliseconds'],
  [
    'a misspelt option',
    (f) => f.stall('a.bin', { afterByte: 1 } as never),
    'stall() has no option "afterByte"',
    'afterBytes',
  ],
  ['no options', (f) => f.answer('a.bin', 403 as never), 'answer() got 403', 'an object with status'],
];

for (const [what, ask, value, remedy] of faults) {
  test(`${what} is refused at once, with the value and the remedy`, async (t) => {
    await using server = await startFileServer<string>({ files: { 'a.bin': { size: 10 }, empty: { size: 0 } } });
    const error = t.throws(() => ask(server.faults), {
      instanceOf: DeliveryOptimizationError,
      code: 'invalid-argument',
    });
    t.true(error.message.includes(value) && error.message.includes(remedy), error.message);
    for (const name of ['a.bin', 'empty']) t.is((await fetch(server.url(name))).status, 200);
  });
}

const files: [string, TestFile, string, string][] = [
  ['neither size nor content', {} as never, 'no bytes', 'size or content'],
  ['size and content', { size: 1, content: 'a' } as never, 'bytes twice', 'size or content'],
  ['a negative size', { size: -1 }, 'size of the file "a.bin" is -1', 'from 0 to 2147483647'],
  ['more bytes than there is memory', { size: 2 ** 31 }, 'is 2147483648', 'to 2147483647'],
  ['content that is no bytes', { content: 7 } as never, 'is 7', 'a string or bytes'],
  ['a field that is none', { size: 1, headers: { a: 'b\nc' } }, '"a: b\nc"', 'text for the value'],
  ['a misspelt option', { size: 1, noRanges: true } as never, 'no option "noRanges"', 'acceptsRanges'],
];

for (const [what, file, value, remedy] of files) {
  test(`a file with ${what} is refused at once, with the value and the remedy`, async (t) => {
    const expected = { instanceOf: DeliveryOptimizationError, code: 'invalid-argument' };
    const atStart = await t.throwsAsync(startFileServer({ files: { 'a.bin': file } }), expected);
    await using server = await startFileServer();
    const later = t.throws(() => server.put('a.bin', file), expected);
    for (const { message } of [atStart, later]) t.true(message.includes(value) && message.includes(remedy), message);
    t.throws(() => server.url('a.bin'), expected);
  });
}

test('a misspelt option of a server or a service is refused before anything is started', async (t) => {
  const expected = { code: 'invalid-argument', message: /has no option "file": it knows files/ };
  await t.throwsAsync(startFileServer({ file: {} } as never), expected);
  await t.throwsAsync(startTestService({ file: {} } as never), expected);
});

test('a path that leaves the folder of the test is refused', async (t) => {
  await using bench = await startTestService();
  for (const name of ['', '.', '../a.bin', 'folder/']) {
    t.throws(() => bench.path(name), { code: 'invalid-argument', message: /is no file of the test's folder/ });
  }
});
