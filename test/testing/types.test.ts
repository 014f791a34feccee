import test from 'ava';
import { expectTypeOf } from 'expect-type';
import type { Job, Service } from '../../src/index.ts';
import {
  startFileServer,
  startTestService,
  type AnswerFault,
  type DiskFault,
  type Fault,
  type FileServer,
  type SlowFault,
  type StallFault,
  type TestFile,
  type TestService,
} from '../../src/testing/index.ts';

test('names of files that the server has not are mistakes of type', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 10 }, 'notes.txt': { content: 'hello' } } });
  expectTypeOf(server).toEqualTypeOf<FileServer<'a.bin' | 'notes.txt'>>();
  expectTypeOf(server.url).parameter(0).toEqualTypeOf<'a.bin' | 'notes.txt'>();
  // @ts-expect-error no such file
  t.throws(() => server.faults.stall('b.bin'));
  // @ts-expect-error no such file
  t.throws(() => server.url('b.bin'));
});

test('a server without files at first takes any name', async (t) => {
  await using server = await startFileServer();
  expectTypeOf(server).toEqualTypeOf<FileServer>();
  server.put('any.bin', { size: 1 });
  t.is(server.contentOf('any.bin').length, 1);
});

test('a test service is typed by its files, and its service is the one of every program', async (t) => {
  await using bench = await startTestService({ files: { 'a.bin': { size: 10 } } });
  expectTypeOf(bench).toEqualTypeOf<TestService<'a.bin'>>();
  expectTypeOf(bench.service).toEqualTypeOf<Service>();
  expectTypeOf<Job>().toExtend<Parameters<typeof bench.faults.killCallback>[0]>();
  expectTypeOf<Job<'upload'>>().toExtend<Parameters<typeof bench.faults.killCallback>[0]>();
  expectTypeOf(bench.faults.stall).returns.toEqualTypeOf<StallFault>();
  expectTypeOf(bench.faults.answer).returns.toEqualTypeOf<Fault>();
  t.is(bench.service.name, 'embedded');
});

test('what contradicts itself cannot be written', (t) => {
  expectTypeOf<{ size: 1 }>().toExtend<TestFile>();
  expectTypeOf<{ content: Buffer }>().toExtend<TestFile>();
  expectTypeOf<{ size: 1; content: 'a' }>().not.toExtend<TestFile>();
  expectTypeOf<{ etag: null }>().not.toExtend<TestFile>();
  expectTypeOf<{ status: 403; times: 2 }>().toExtend<AnswerFault>();
  expectTypeOf<{ status: [503, 403] }>().toExtend<AnswerFault>();
  expectTypeOf<{ status: [503, 403]; times: 2 }>().not.toExtend<AnswerFault>();
  expectTypeOf<{ latencyMilliseconds: 5 }>().toExtend<SlowFault>();
  expectTypeOf<{ times: 5 }>().not.toExtend<SlowFault>();
  expectTypeOf<{ code: 'EROFS' }>().not.toExtend<DiskFault>();
  t.pass();
});
