import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { cancel, complete, keep, resume, type DeliveryOptimizationError, type JobError } from '../../src/index.ts';
import { Integrity } from '../../src/client/integrity/index.ts';
import { startTestService } from '../../src/testing/index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const ZEROS = '0'.repeat(64);

const start = () => startTestService({ files: { 'a.bin': { size: 100_000 }, 'b.bin': { size: 60 } } });
type Bench = Awaited<ReturnType<typeof start>>;

const request = (bench: Bench, name: 'a.bin' | 'b.bin', sha256 = bench.server.sha256(name)) => ({
  url: bench.url(name),
  path: bench.path(name),
  sha256,
});

test('a job whose files are what they must be is completed', async (t) => {
  await using bench = await start();
  const files = [
    { ...request(bench, 'a.bin'), size: 100_000 },
    request(bench, 'b.bin', bench.server.sha256('b.bin').toUpperCase()),
  ];
  const job = await bench.service.createJob({ name: 'j', files });
  t.like(await job.run({ onError: () => cancel() }), { kind: 'completed', partial: false });
  t.deepEqual(readdirSync(bench.folder).sort(), ['a.bin', 'b.bin']);
});

test('a file that was damaged on its way is an error to decide on, before it stands under its name', async (t) => {
  await using bench = await start();
  bench.faults.corrupt('a.bin', { atByte: 50_000, times: 1 });
  const file = request(bench, 'a.bin');
  const job = await bench.service.createJob({ name: 'j', files: [file] });
  const errors: JobError[] = [];
  const outcome = await job.run({
    onError: (error) => {
      errors.push(error);
      t.false(existsSync(file.path));
      return cancel();
    },
  });
  t.deepEqual(outcome, { kind: 'cancelled' });
  t.like(errors, {
    length: 1,
    0: { kind: 'integrity', file: { url: file.url, path: file.path }, label: '0x80070570 ERROR_FILE_CORRUPT' },
  });
  const [error] = errors;
  t.true(error?.kind === 'integrity' && error.actual.size === 100_000 && error.actual.sha256 !== file.sha256);
  t.deepEqual(readdirSync(bench.folder), []);
});

test('without a handler a wrong file fails the run, and the job stays as it is', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin', ZEROS)] });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run());
  t.is(failure?.code, 'integrity');
  t.true(failure?.message.includes(ZEROS));
  t.regex(failure?.message ?? '', /cancel it, or complete it unchecked/);
  t.is(await job.state(), 'transferred');
});

test('a wrong size is told without reading the file', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin')] });
  job.expect({ [bench.path('b.bin')]: { size: 61, sha256: ZEROS } });
  const outcome = await job.run({ onError: () => keep() });
  t.like(outcome, { kind: 'kept', error: { kind: 'integrity', actual: { size: 60 }, expected: { size: 61 } } });
});

test('a wrong file can be completed in spite of that', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin', ZEROS)] });
  t.like(await job.run({ onError: () => complete() }), { kind: 'completed', partial: false });
  t.deepEqual(readdirSync(bench.folder), ['b.bin']);
});

test('a wrong file is not fetched again by resuming its job', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin', ZEROS)] });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run({ onError: () => resume() }));
  t.is(failure?.code, 'handler-failed');
  t.regex(failure?.message ?? '', /create another/);
  t.is(await job.state(), 'transferred');
});

test('complete() by hand looks too, unless it is told not to', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin', ZEROS)] });
  await job.resume();
  await job.done();
  t.like(await t.throwsAsync(job.complete()), { code: 'integrity' });
  t.is((await job.integrityErrors())[0]?.kind, 'integrity');
  t.deepEqual(await job.complete({ unchecked: true }), { partial: false });
});

test('a job that was found again is told anew what its files must be', async (t) => {
  await using bench = await start();
  const { id } = await bench.service.createJob({ name: 'j', files: [request(bench, 'b.bin', ZEROS)] });
  await using other = await bench.connect();
  const found = await other.job(id);
  found.expect({ [bench.path('b.bin')]: { sha256: ZEROS } });
  t.like(await found.run({ onError: () => keep() }), { kind: 'kept', error: { kind: 'integrity' } });
  found.expect({ [bench.path('b.bin')]: {} });
  t.like(await found.run(), { kind: 'completed' });
});

test('the hash of ranges is that of the bytes they bring', async (t) => {
  await using bench = await start();
  const whole = Buffer.from(await (await fetch(bench.url('a.bin'))).arrayBuffer());
  const sha256 = createHash('sha256').update(whole.subarray(10, 20)).digest('hex');
  const ranges = [{ offset: 10, length: 10 }];
  const files = [{ ...request(bench, 'a.bin', sha256), size: 100_000, ranges }];
  const job = await bench.service.createJob({ name: 'j', files });
  t.like(await job.run(), { kind: 'completed' });
});

test('a signal ends the reading of a file', async (t) => {
  await using bench = await start();
  const job = await bench.service.createJob({ name: 'j', files: [request(bench, 'a.bin')] });
  await job.resume();
  await job.done();
  const reason = new Error('enough');
  t.is(await t.throwsAsync(job.integrityErrors({ signal: AbortSignal.abort(reason) })), reason);
});

test('where nobody could look before, a wrong file loses its name', async (t) => {
  using folder = temporaryFolder();
  const [right, wrong] = [folder.file('right'), folder.file('wrong')];
  for (const path of [right, wrong]) writeFileSync(path, 'bytes');
  const integrity = new Integrity();
  integrity.expect(right, { sha256: createHash('sha256').update('bytes').digest('hex'), size: 5 });
  integrity.expect(wrong, { sha256: ZEROS });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(integrity.checkAfter([right, wrong]));
  t.is(failure?.code, 'integrity');
  t.deepEqual(folder.names().sort(), ['right', 'wrong.damaged']);
  t.is(readFileSync(right, 'utf8'), 'bytes');
});

test('a file that cannot be looked at is told, and keeps no other from being looked at', async (t) => {
  using folder = temporaryFolder();
  const [missing, wrong, stuck] = [folder.file('missing'), folder.file('wrong'), folder.file('stuck')];
  for (const path of [wrong, stuck]) writeFileSync(path, 'bytes');
  mkdirSync(`${stuck}.damaged`);
  const integrity = new Integrity();
  for (const path of [missing, wrong, stuck]) integrity.expect(path, { sha256: ZEROS });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(integrity.checkAfter([missing, stuck, wrong]));
  t.is(failure?.code, 'integrity');
  t.regex(
    failure?.message ?? '',
    /missing" could not be checked.*stuck" is not .* could not be renamed.*wrong" is not/,
  );
  t.deepEqual(folder.names().sort(), ['stuck', 'stuck.damaged', 'wrong.damaged']);
});

for (const [sha256, shown] of [
  ['abc', '"abc"'],
  [7, '7'],
] as const) {
  test(`${shown} is no SHA-256`, async (t) => {
    await using bench = await start();
    const files = [{ ...request(bench, 'b.bin'), sha256: sha256 as string }];
    const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.createJob({ name: 'j', files }));
    t.is(failure?.code, 'invalid-argument');
    t.true(failure?.message.includes(shown));
  });
}

for (const [title, way] of [
  ['by its spelling', () => join('inner', '..', '..', 'b.bin')],
  ['to the folder itself', () => '.'],
  ['through a link', () => join('inner', 'link', 'b.bin')],
] as const) {
  test(`a path cannot lead out of its folder ${title}`, async (t) => {
    await using bench = await start();
    const inner = join(bench.folder, 'inner');
    mkdirSync(inner);
    symlinkSync(bench.folder, join(inner, 'link'), 'junction');
    const path = title === 'through a link' ? join(bench.folder, way()) : `${inner}/${way()}`;
    const file = { url: bench.url('b.bin'), path };
    const refused = { code: 'invalid-argument' };
    const failure = await t.throwsAsync(bench.service.createJob({ name: 'j', files: [file], within: inner }));
    t.like(failure, refused);
    const job = await bench.service.createJob({ name: 'j', within: inner });
    t.like(await t.throwsAsync(job.addFile(file)), refused);
    await job.addFile({ ...file, path: join(inner, 'b.bin') });
    t.is((await job.files()).length, 1);
  });
}
