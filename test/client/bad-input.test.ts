import test from 'ava';
import { writeFileSync } from 'node:fs';
import { connect, type DeliveryOptimizationError, type FileRequest, type JobRequest } from '../../src/index.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';

const URL_HERE = 'http://127.0.0.1/a';

/** What is wrong, the file, and what the message says: the value and the remedy. */
const files: [string, (bench: ClientBench) => Partial<FileRequest>, string, string][] = [
  ['a malformed URL', () => ({ url: 'http//x' }), '"http//x"', 'https://host/path'],
  ['an empty URL', () => ({ url: '' }), '""', 'https://host/path'],
  ['an over-long URL', () => ({ url: `http://a/${'x'.repeat(2_192)}` }), '2201 characters', 'at most 2200'],
  ['an FTP URL', () => ({ url: 'ftp://a/b' }), '"ftp://a/b"', 'use http: or https:'],
  ['a URL with NUL', () => ({ url: 'http://a/b\0c' }), 'NUL', 'remove it'],
  ['an empty path', () => ({ path: '' }), 'no local path', 'absolute'],
  ['a relative path', () => ({ path: 'folder/file' }), '"folder/file"', 'in full'],
  ['a path with NUL', ({ folder }) => ({ path: folder.file('a\0b') }), 'a\0b', 'remove it'],
  ['a folder that is missing', ({ folder }) => ({ path: folder.file('no/a') }), '/no/a"', 'reate the folder'],
  [
    'the path of a folder',
    ({ folder }) => ({ path: folder.path }),
    '/delivery-optimization-',
    'Put the argument right',
  ],
  ['overlapping ranges', () => ({ ranges: [of(4, 5), of(0, 5)] }), 'byte 0 and from byte 4', 'merge'],
  ['a range twice', () => ({ ranges: [of(4, 5), of(4, 5)] }), 'byte 4 and from byte 4', 'merge'],
  ['a range behind one to the end', () => ({ ranges: [{ offset: 3 }, of(9, 1)] }), 'byte 3 and from byte 9', 'merge'],
  ['a range of no bytes', () => ({ ranges: [of(0, 0)] }), 'range of 0 bytes', 'at least one'],
  ['a broken length', () => ({ ranges: [of(0, 1.5)] }), 'range of 1.5 bytes', 'at least one'],
  ['a negative offset', () => ({ ranges: [{ offset: -1 }] }), 'byte -1', 'whole number of bytes from 0'],
  ['a broken offset', () => ({ ranges: [{ offset: 0.5 }] }), 'byte 0.5', 'whole number of bytes from 0'],
  ['an offset that is no number', () => ({ ranges: [{ offset: NaN }] }), 'byte NaN', 'whole number'],
  ['an offset beyond all files', () => ({ ranges: [{ offset: 2 ** 53 }] }), 'byte 9007199254740992', 'whole number'],
  ['an offset that is a bigint', () => ({ ranges: [{ offset: 5n as unknown as number }] }), 'byte 5n', 'no bigint'],
  [
    'a length that is a bigint',
    () => ({ ranges: [of(0, 5n as unknown as number)] }),
    'range of 5n bytes',
    'at least one',
  ],
  ['a length beyond all files', () => ({ ranges: [of(0, 2 ** 53)] }), 'range of 9007199254740992 bytes', 'leave'],
  ['an end beyond all files', () => ({ ranges: [of(2 ** 52, 2 ** 52)] }), 'from byte 4503599627370496', 'leave'],
  ['a size that is a bigint', () => ({ size: 5n as unknown as number }), 'size of 5n', 'as a number'],
  ['a range beyond the size', () => ({ size: 9, ranges: [of(5, 5)] }), '"', 'range'],
  ['a negative size', () => ({ size: -1 }), 'size of -1', 'leave it out'],
  ['a broken size', () => ({ size: 0.5 }), 'size of 0.5', 'leave it out'],
];

const of = (offset: number, length: number) => ({ offset, length });

for (const [title, wrong, value, remedy] of files) {
  for (const how of ['in a new job', 'in a job that is there'] as const) {
    test(`${title} is refused ${how}, and nothing is left of it`, async (t) => {
      await using bench = await clientBench();
      const good = { url: URL_HERE, path: bench.folder.file('good') };
      const file = { url: URL_HERE, path: bench.folder.file('a'), ...wrong(bench) };
      const job = how === 'in a new job' ? undefined : await bench.service.createJob({ name: 'there', files: [good] });
      const failure = await t.throwsAsync<DeliveryOptimizationError>(
        job === undefined ? bench.service.createJob({ name: 'bad', files: [good, file] }) : job.addFile(file),
      );
      t.like(failure, { name: 'DeliveryOptimizationError', code: 'invalid-argument' });
      for (const part of [value, remedy]) t.true(failure?.message.includes(part), failure?.message);
      t.deepEqual(
        bench.queue.jobs().map((left) => left.files.length),
        job === undefined ? [] : [1],
      );
      t.deepEqual(bench.folder.names(), []);
    });
  }
}

test('a folder that is a file is refused, with the path', async (t) => {
  await using bench = await clientBench();
  writeFileSync(bench.folder.file('file'), '');
  const path = bench.folder.file('file/a');
  const failure = await t.throwsAsync<DeliveryOptimizationError>(
    bench.service.createJob({ name: 'bad', files: [{ url: URL_HERE, path }] }),
  );
  t.true(failure?.message.includes(path), failure?.message);
  t.deepEqual(bench.queue.jobs(), []);
  t.deepEqual(bench.folder.names(), ['file']);
});

const jobs: [string, (bench: ClientBench) => Partial<JobRequest>, string, string][] = [
  ['an empty name', () => ({ name: '' }), 'no name', '1 to 256'],
  ['a name of 257 characters', () => ({ name: 'n'.repeat(257) }), '257 characters', 'at most 256'],
  ['a name with NUL', () => ({ name: 'a\0b' }), 'NUL', 'remove it'],
  ['a negative time-out', () => ({ noProgressTimeoutSeconds: -1 }), 'time-out of -1 s', 'from 0'],
  ['a broken time-out', () => ({ noProgressTimeoutSeconds: 0.5 }), 'time-out of 0.5 s', 'whole seconds'],
  ['a time-out beyond 32 bits', () => ({ noProgressTimeoutSeconds: 2 ** 32 }), '4294967296 s', 'whole seconds'],
  ['a priority that is none', () => ({ priority: 'urgent' as 'high' }), '"urgent"', 'foreground'],
  ['two files to one path', ({ requests }) => ({ files: requests('a', 'a') }), '/a"', 'a path of its own'],
  [
    'two files to one path in two spellings',
    ({ folder, requests }) => ({ files: [...requests('a'), { url: URL_HERE, path: `${folder.path}/./b/../a` }] }),
    '/a"',
    'a path of its own',
  ],
];

for (const [title, wrong, value, remedy] of jobs) {
  test(`a job with ${title} is refused, and not created`, async (t) => {
    await using bench = await clientBench();
    const failure = await t.throwsAsync<DeliveryOptimizationError>(
      bench.service.createJob({ name: 'bad', ...wrong(bench) }),
    );
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'invalid-argument' });
    for (const part of [value, remedy]) t.true(failure?.message.includes(part), failure?.message);
    t.deepEqual(bench.queue.jobs(), []);
  });
}

test('a URL and a name of the greatest length are fine', async (t) => {
  await using bench = await clientBench();
  const url = `http://a/${'x'.repeat(2_191)}`;
  const name = 'n'.repeat(256);
  const job = await bench.service.createJob({ name, files: [{ url, path: bench.folder.file('a') }] });
  t.is(await job.name(), name);
  t.is((await job.files())[0]?.url, url);
});

test('an upload is not supported by the embedded service, and not created', async (t) => {
  await using bench = await clientBench();
  for (const type of ['upload', 'upload-reply'] as const) {
    const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.createJob({ name: 'up', type }));
    t.is(failure?.code, 'not-supported');
    t.true(failure?.message.includes(`"${type}"`) && failure.message.includes("service: 'bits'"));
  }
  t.deepEqual(bench.queue.jobs(), []);
});

for (const callsInFlight of [0, -1, 1.5, NaN]) {
  test(`${callsInFlight} calls in flight are refused`, async (t) => {
    const failure = await t.throwsAsync<DeliveryOptimizationError>(connect({ service: 'embedded', callsInFlight }));
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'invalid-argument' });
    t.true(failure?.message.includes(String(callsInFlight)) && failure.message.includes('from 1 on'));
  });
}

const elsewhere = process.platform === 'win32' ? test.skip : test;

for (const service of ['bits', 'delivery-optimization'] as const) {
  elsewhere(`only Windows has the service ${service}`, async (t) => {
    const failure = await t.throwsAsync<DeliveryOptimizationError>(connect({ service }));
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'service-unavailable' });
    t.true(failure?.message.includes(`"${service}"`) && failure.message.includes('embedded'));
  });
}
