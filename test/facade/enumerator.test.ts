import test from 'ava';
import koffi from 'koffi';
import { IBackgroundCopyFile, IEnumBackgroundCopyFiles } from '../../src/bindings/index.ts';
import { adopt, POINTER_SIZE, S_FALSE, S_OK, type Address, type Caller } from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

const NAMES = ['a', 'b', 'c'] as const;
const E_POINTER = 0x80004003;
const E_INVALIDARG = 0x80070057;

async function enumerator(bench: FacadeBench): Promise<Caller<typeof IEnumBackgroundCopyFiles>> {
  using job = await bench.job(...NAMES);
  return job.EnumFiles();
}

/** The names that the next `celt` files have, behind the code of the call. */
async function next(files: Caller<typeof IEnumBackgroundCopyFiles>, celt: number) {
  const [code, fetched] = await files.Next(celt);
  const names: string[] = [];
  for (const file of fetched) {
    names.push((await file.GetLocalName()).slice(-1));
    await file.release();
  }
  return [code, ...names];
}

test('Next fetches in order, and answers S_FALSE when fewer are left than asked for', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  t.deepEqual(await next(files, 2), [S_OK, 'a', 'b']);
  t.deepEqual(await next(files, 2), [S_FALSE, 'c']);
  t.deepEqual(await next(files, 2), [S_FALSE]);
});

test('Next for exactly those that are left is no S_FALSE yet', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  t.deepEqual(await next(files, 3), [S_OK, 'a', 'b', 'c']);
  t.deepEqual(await next(files, 1), [S_FALSE]);
});

test('Next for no files fetches none', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  t.deepEqual(await next(files, 0), [S_OK]);
  t.deepEqual(await next(files, 1), [S_OK, 'a']);
});

test('Skip passes over files, and answers S_FALSE when it ran past the end', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  t.is(await files.Skip(2), S_OK);
  t.deepEqual(await next(files, 1), [S_OK, 'c']);
  t.is(await files.Skip(1), S_FALSE);
  await files.Reset();
  t.is(await files.Skip(4), S_FALSE);
  t.deepEqual(await next(files, 1), [S_FALSE]);
});

test('Reset begins anew', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  await next(files, 3);
  await files.Reset();
  t.deepEqual(await next(files, 1), [S_OK, 'a']);
});

test('Clone goes on from the same place, by itself', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  await next(files, 1);
  using clone = await files.Clone();
  t.deepEqual(await next(clone, 1), [S_OK, 'b']);
  t.deepEqual(await next(clone, 1), [S_OK, 'c']);
  t.deepEqual(await next(files, 1), [S_OK, 'b']);
  await clone.Reset();
  t.deepEqual(await next(clone, 1), [S_OK, 'a']);
});

test('GetCount tells all files, wherever the enumerator stands', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  await files.Skip(2);
  t.is(await files.GetCount(), 3);
});

test('an enumerator is a snapshot: files added later are not in it', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a');
  using before = await job.EnumFiles();
  await bench.addFile(job, 'late');
  t.is(await before.GetCount(), 1);
  using after = await job.EnumFiles();
  t.is(await after.GetCount(), 2);
});

test('a job without files has an empty enumerator', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using files = await job.EnumFiles();
  t.is(await files.GetCount(), 0);
  t.deepEqual(await next(files, 5), [S_FALSE]);
});

test('the count of Next may be NULL for one file, and for one only', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  const cells = koffi.alloc('uint8', 2 * POINTER_SIZE) as Address;
  const call = (celt: number, elements: Address | null, count: Address | null) =>
    callSlot(IEnumBackgroundCopyFiles, files.address, 'Next', ['uint32', 'void *', 'void *'], celt, elements, count);
  t.is(call(2, cells, null), E_INVALIDARG);
  t.is(call(0, cells, null), E_INVALIDARG);
  t.is(call(1, null, cells), E_POINTER);
  t.deepEqual(await next(files, 1), [S_OK, 'a'], 'what was refused has not moved it on');
  await files.Skip(2);
  t.is(call(1, cells, null), S_FALSE);
  koffi.free(cells);
});

test('the count of Next tells how many of the pointers are files', async (t) => {
  await using bench = await facadeBench();
  using files = await enumerator(bench);
  await files.Skip(2);
  const cells = koffi.alloc('uint8', 2 * POINTER_SIZE) as Address;
  const count = koffi.alloc('uint32', 1) as Address;
  const call = () =>
    callSlot(IEnumBackgroundCopyFiles, files.address, 'Next', ['uint32', 'void *', 'void *'], 2, cells, count);
  koffi.encode(count, 'uint32', 77);
  t.is(call(), S_FALSE);
  t.is(koffi.decode(count, 'uint32'), 1);
  using file = adopt(IBackgroundCopyFile, koffi.decode(cells, 'void *') as Address, 'direct');
  t.true((await file.GetLocalName()).endsWith('c'));
  t.is(call(), S_FALSE);
  t.is(koffi.decode(count, 'uint32'), 0);
  koffi.free(cells);
  koffi.free(count);
});
