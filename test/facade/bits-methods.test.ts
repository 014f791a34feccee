import test from 'ava';
import { IBackgroundCopyJob5 } from '../../src/bindings/index.ts';
import { S_FALSE, S_OK, type Caller } from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

const E_INVALIDARG = '0x80070057';
const INVALID_STATE = '0x80D02013';

async function latest(bench: FacadeBench, ...names: string[]): Promise<Caller<typeof IBackgroundCopyJob5>> {
  using job = await bench.job(...names);
  return job.query(IBackgroundCopyJob5);
}

async function urls(job: Caller<typeof IBackgroundCopyJob5>): Promise<string[]> {
  using files = await job.EnumFiles();
  const [, fetched] = await files.Next(await files.GetCount());
  const found: string[] = [];
  for (const file of fetched) {
    found.push(await file.GetRemoteName());
    await file.release();
  }
  return found;
}

test('a job belongs to a user, named by a security identifier', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  t.regex(await job.GetOwner(), /^S-1-\d+(-\d+)+$/);
});

test('name and description of a job can be changed, up to their lengths', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  await job.SetDisplayName('another');
  await job.SetDescription('why');
  t.is(await job.GetDisplayName(), 'another');
  t.is(await job.GetDescription(), 'why');
  await job.SetDescription('');
  t.is(await job.GetDescription(), '');
  t.is(await codeOf(() => job.SetDisplayName('')), E_INVALIDARG);
  t.is(await codeOf(() => job.SetDisplayName('x'.repeat(257))), E_INVALIDARG);
  t.is(await codeOf(() => job.SetDescription('x'.repeat(1_025))), E_INVALIDARG);
  t.is(await job.GetDisplayName(), 'another');
});

test('a new job has no description', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  t.is(await job.GetDescription(), '');
});

test('a minimum retry delay below five seconds counts as five', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  await job.SetMinimumRetryDelay(60);
  t.is(await job.GetMinimumRetryDelay(), 60);
  await job.SetMinimumRetryDelay(1);
  t.is(await job.GetMinimumRetryDelay(), 5);
});

test('the error count tells how often a job was interrupted', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 } });
  using job = await latest(bench, 'a.bin');
  t.is(await job.GetErrorCount(), 0);
  await job.Resume();
  await bench.reaches(job, 'error');
  t.is(await job.GetErrorCount(), 1);
});

test('AddFile adds a file that is fetched', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await latest(bench);
  await job.AddFile(bench.server.url('a.bin'), bench.folder.file('a.bin'));
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is((await job.GetProgress()).bytesTransferred, 50);
});

test('AddFileSet adds all files', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  const set = ['a', 'b', 'c'].map((name) => ({ remoteName: `http://h/${name}`, localName: bench.folder.file(name) }));
  await job.AddFileSet(set);
  t.deepEqual(await urls(job), ['http://h/a', 'http://h/b', 'http://h/c']);
});

test('AddFileSet adds no file when one of them cannot be, and the paths of the others are free again', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench, 'before');
  const good = { remoteName: 'http://h/a', localName: bench.folder.file('a') };
  const refused = [
    { remoteName: 'http://h/b', localName: '' },
    { remoteName: 'nowhere', localName: bench.folder.file('b') },
    { remoteName: 'http://h/b', localName: good.localName },
  ];
  for (const bad of refused) t.is(await codeOf(() => job.AddFileSet([good, bad])), E_INVALIDARG);
  t.deepEqual(await urls(job), [bench.server.url('before')]);
  await job.AddFileSet([good]);
  t.deepEqual(await urls(job), [bench.server.url('before'), 'http://h/a']);
});

test('AddFileWithRanges of BITS fetches the ranges, and needs some', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await latest(bench);
  const [url, path] = [bench.server.url('a.bin'), bench.folder.file('a.bin')];
  t.is(await codeOf(() => job.AddFileWithRanges(url, path, [])), E_INVALIDARG);
  const ranges = [
    { initialOffset: 0, length: 10 },
    { initialOffset: 40, length: undefined },
  ];
  await job.AddFileWithRanges(url, path, ranges);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is((await job.GetProgress()).bytesTotal, 20);
});

test('ReplaceRemotePrefix changes every URL that begins so, letter by letter, and no other', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  for (const [index, url] of ['http://old/a', 'http://OLD/b', 'http://older/c', 'https://old/d'].entries()) {
    await job.AddFile(url, bench.folder.file(`${index}`));
  }
  t.is(await job.ReplaceRemotePrefix('http://old', 'https://new.example'), S_OK);
  t.deepEqual(await urls(job), ['https://new.example/a', 'http://OLD/b', 'https://new.exampleer/c', 'https://old/d']);
});

test('ReplaceRemotePrefix answers S_FALSE when no URL begins so', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench, 'a');
  t.is(await job.ReplaceRemotePrefix('http://elsewhere', 'http://b'), S_FALSE);
});

test('ReplaceRemotePrefix changes nothing when one URL that would come of it cannot be', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  const long = `http://old/${'x'.repeat(2_180)}`;
  await job.AddFile('http://old/a', bench.folder.file('a'));
  await job.AddFile(long, bench.folder.file('b'));
  t.is(await codeOf(() => job.ReplaceRemotePrefix('http://old', `http://${'n'.repeat(20)}`)), E_INVALIDARG);
  t.is(await codeOf(() => job.ReplaceRemotePrefix('', 'http://new')), E_INVALIDARG);
  t.is(await codeOf(() => job.ReplaceRemotePrefix('http://old', '')), E_INVALIDARG);
  t.is(await codeOf(() => job.ReplaceRemotePrefix('http://old', 'nothing ')), E_INVALIDARG);
  t.deepEqual(await urls(job), ['http://old/a', long]);
});

test('a failed job goes on at the server that its prefix was replaced by', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await latest(bench);
  await job.AddFile('http://127.0.0.1:1/a.bin', bench.folder.file('a.bin'));
  await job.SetNoProgressTimeout(0);
  await job.Resume();
  await bench.reaches(job, 'error');
  await job.ReplaceRemotePrefix('http://127.0.0.1:1/', bench.server.url(''));
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.deepEqual(await urls(job), [bench.server.url('a.bin')]);
});

type Call = (job: Caller<typeof IBackgroundCopyJob5>) => Promise<unknown>;

const setters: Record<string, Call> = {
  AddFile: (job) => job.AddFile('http://h/a', '/a'),
  AddFileSet: (job) => job.AddFileSet([{ remoteName: 'http://h/a', localName: '/a' }]),
  AddFileWithRanges: (job) => job.AddFileWithRanges('http://h/a', '/a', [{ initialOffset: 0, length: 1 }]),
  SetDisplayName: (job) => job.SetDisplayName('late'),
  SetDescription: (job) => job.SetDescription('late'),
  SetMinimumRetryDelay: (job) => job.SetMinimumRetryDelay(60),
  ReplaceRemotePrefix: (job) => job.ReplaceRemotePrefix('http://no', 'http://matter'),
};

for (const [name, call] of Object.entries(setters)) {
  test(`${name} of a final job fails, and what can be read of it can still be read`, async (t) => {
    await using bench = await facadeBench();
    using job = await latest(bench, 'a.bin');
    await job.Cancel();
    t.is(await codeOf(() => call(job)), INVALID_STATE);
    t.is(await job.GetDisplayName(), 'bench');
    t.is(await job.GetDescription(), '');
    t.is(await job.GetErrorCount(), 0);
    t.truthy(await job.GetOwner());
    t.true((await job.GetMinimumRetryDelay()) >= 0);
  });
}
