import test from 'ava';
import { JobFault } from '../../src/service/job/index.ts';
import type { JobFaultCode, NewFile } from '../../src/service/job/index.ts';
import { serviceBench } from '../helpers/service-bench.ts';
import type { ServiceBench } from '../helpers/service-bench.ts';

const GOOD_URL = 'http://127.0.0.1/a';

/** What is wrong, the file, the code, and a part of the message. */
const files: [string, (bench: ServiceBench) => Partial<NewFile>, JobFaultCode, string][] = [
  ['an empty URL', () => ({ url: '' }), 'invalid-argument', 'The URL is empty'],
  ['a blank URL', () => ({ url: ' \t' }), 'invalid-argument', 'The URL is empty'],
  ['a malformed URL', () => ({ url: 'http//x' }), 'invalid-argument', '"http//x" is not a URL'],
  ['a URL without a server', () => ({ url: 'http://' }), 'invalid-argument', '"http://" is not a URL'],
  [
    'a malformed URL with a password',
    () => ({ url: 'http://me:secret@a b/c?secret' }),
    'invalid-argument',
    '"http://a b/c" is not',
  ],
  ['an over-long URL', () => ({ url: `http://a/${'x'.repeat(2_192)}` }), 'invalid-argument', '2201 characters'],
  ['a file URL', () => ({ url: 'file:///etc/passwd' }), 'unsupported-scheme', 'scheme "file:"'],
  ['an FTP URL', () => ({ url: 'ftp://me:secret@a/b' }), 'unsupported-scheme', 'ftp://a/b has the scheme'],
  ['an empty path', () => ({ path: '' }), 'invalid-argument', 'The path is empty'],
  ['a relative path', () => ({ path: 'folder/file' }), 'invalid-argument', '"folder/file" is relative'],
  ['a path with NUL', ({ folder }) => ({ path: folder.file('a\0b') }), 'invalid-argument', 'a\\0b'],
  [
    'an over-long path',
    ({ folder }) => ({ path: folder.file('d/'.repeat(2_100) + 'f') }),
    'invalid-argument',
    'too long',
  ],
  ['an over-long name', ({ folder }) => ({ path: folder.file('n'.repeat(256)) }), 'invalid-argument', 'too long'],
  ['the path of a folder', ({ folder }) => ({ path: folder.path }), 'invalid-argument', 'is a folder'],
  [
    'a path that ends like a folder',
    ({ folder }) => ({ path: folder.file('x') + '/' }),
    'invalid-argument',
    'is a folder',
  ],
  ['a folder that is missing', ({ folder }) => ({ path: folder.file('no/a') }), 'path-not-found', 'Create the folder'],
  ['a negative size', () => ({ size: -1 }), 'invalid-argument', '-1'],
  ['a broken size', () => ({ size: 1.5 }), 'invalid-argument', '1.5'],
  ['a range of no bytes', () => ({ ranges: [{ offset: 0, length: 0 }] }), 'invalid-range', '0+0'],
  ['a negative offset', () => ({ ranges: [{ offset: -1 }] }), 'invalid-range', '-1+end'],
  ['a broken offset', () => ({ ranges: [{ offset: 0.5 }] }), 'invalid-range', '0.5+end'],
  ['a broken length', () => ({ ranges: [{ offset: 0, length: NaN }] }), 'invalid-range', '0+NaN'],
  ['an offset that is no exact number', () => ({ ranges: [{ offset: 2 ** 53 }] }), 'invalid-range', '9007199254740992'],
  [
    'a range too far out',
    () => ({ ranges: [{ offset: 2 ** 53 - 1, length: 9 }] }),
    'invalid-range',
    'below 9007199254740991',
  ],
  ['a range beyond the size', () => ({ size: 10, ranges: [{ offset: 5, length: 6 }] }), 'invalid-range', '5+6'],
  ['a range from the end of the file', () => ({ size: 10, ranges: [{ offset: 10 }] }), 'invalid-range', '10+end'],
  ['a range twice', () => ({ ranges: [of(0, 5), of(0, 5)] }), 'overlapping-ranges', '0+5 and 0+5'],
  ['ranges that overlap', () => ({ ranges: [of(4, 5), of(0, 5)] }), 'overlapping-ranges', '0+5 and 4+5'],
  [
    'a range behind one to the end',
    () => ({ ranges: [{ offset: 3 }, of(9, 1)] }),
    'overlapping-ranges',
    '3+end and 9+1',
  ],
  ['a range within another', () => ({ ranges: [of(0, 9), of(3, 1), of(20, 1)] }), 'overlapping-ranges', '0+9 and 3+1'],
];

const of = (offset: number, length: number) => ({ offset, length });

for (const [title, wrong, code, message] of files) {
  test(`${title} is refused (${code}), and nothing is added`, async (t) => {
    await using bench = await serviceBench({});
    const job = bench.queue.create('bad input', 'download');
    const add = () => job.addFile({ url: GOOD_URL, path: bench.folder.file('a'), ...wrong(bench) });
    const fault = t.throws(add, { instanceOf: JobFault });
    t.is(fault?.code, code);
    t.true(fault?.message.includes(message), fault?.message);
    t.false(fault?.message.includes('secret'));
    t.deepEqual(job.files, []);
    t.deepEqual(bench.folder.names(), []);
  });
}

test('two files of one job cannot have the same path, however it is written', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.job('a');
  for (const name of ['a', './a', 'b/../a']) {
    const path = `${bench.folder.path}/${name}`;
    t.like(
      t.throws(() => job.addFile({ url: GOOD_URL, path }), { instanceOf: JobFault }),
      { code: 'invalid-argument' },
    );
  }
  t.is(job.files.length, 1);
});

test('ranges that touch are fine, and so are a URL and a name of the greatest length', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('n'.repeat(256), 'download');
  const url = `http://a/${'x'.repeat(2_191)}`;
  const file = job.addFile({ url, path: bench.folder.file('n'.repeat(255)), ranges: [of(0, 5), of(5, 5)], size: 10 });
  t.is(file.url.length, 2_200);
  t.deepEqual(bench.folder.names(), []);
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('a folder that may not be written is refused', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('no rights', 'download');
  const add = () => asNobody(() => job.addFile({ url: GOOD_URL, path: '/refused' }));
  t.like(t.throws(add, { instanceOf: JobFault }), { code: 'access-denied' });
  t.deepEqual(job.files, []);
});

/** Root may write everywhere, so the call is made without its rights. */
const asNobody = <T>(call: () => T): T => {
  if (process.geteuid?.() !== 0) return call();
  process.seteuid?.(65_534);
  try {
    return call();
  } finally {
    process.seteuid?.(0);
  }
};

for (const [title, name, type, code] of [
  ['an empty name', '', 'download', 'invalid-argument'],
  ['an over-long name', 'n'.repeat(257), 'download', 'invalid-argument'],
  ['an upload', 'up', 'upload', 'not-supported'],
  ['an upload with reply', 'up', 'upload-reply', 'not-supported'],
] as const) {
  test(`a job with ${title} is refused (${code}), and not created`, async (t) => {
    await using bench = await serviceBench({});
    t.like(
      t.throws(() => bench.queue.create(name, type), { instanceOf: JobFault }),
      { code },
    );
    t.deepEqual(bench.queue.jobs(), []);
  });
}

for (const [title, url, code] of [
  ['an empty URL', '', 'invalid-argument'],
  ['an over-long URL', `http://a/${'x'.repeat(2_192)}`, 'invalid-argument'],
  ['another scheme', 'ftp://a/b', 'unsupported-scheme'],
] as const) {
  test(`a file cannot be renamed to ${title}, and keeps its URL`, async (t) => {
    await using bench = await serviceBench({});
    const [file] = bench.job('a').files;
    t.like(
      t.throws(() => file?.rename(url), { instanceOf: JobFault }),
      { code },
    );
    t.is(file?.url, bench.server.url('a'));
  });
}

for (const seconds of [-1, NaN, Infinity]) {
  test(`${seconds} seconds are refused`, async (t) => {
    await using bench = await serviceBench({});
    const job = bench.queue.create('seconds', 'download');
    for (const property of ['noProgressTimeoutSeconds', 'minimumRetryDelaySeconds'] as const) {
      const before = job[property];
      const fault = t.throws(() => (job[property] = seconds), { instanceOf: JobFault });
      t.like(fault, { code: 'invalid-argument' });
      t.true(fault?.message.includes(property));
      t.is(job[property], before);
    }
  });
}
