import test from 'ava';
import { readdirSync } from 'node:fs';
import { hresult } from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

const ENGLISH = 0x409;
const GERMAN = 0x407;
const E_INVALIDARG = '0x80070057';

async function errorOf(bench: FacadeBench, name: string) {
  using job = await bench.job(name);
  await job.Resume();
  await bench.reaches(job, 'error');
  return job.GetError();
}

test('the manager describes an error code in English, whatever the language', async (t) => {
  await using bench = await facadeBench();
  const code = hresult(0x80d02003);
  t.is(await bench.manager.GetErrorDescription(code, ENGLISH), 'There is no job with this id.');
  t.is(await bench.manager.GetErrorDescription(code, GERMAN), 'There is no job with this id.');
});

test('the manager has no text for a code that nothing is known of', async (t) => {
  await using bench = await facadeBench();
  t.is(await codeOf(() => bench.manager.GetErrorDescription(hresult(0x81234567), ENGLISH)), '0x80070717');
});

test('an error describes its code as the manager does, and where it arose', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 403 } });
  using error = await errorOf(bench, 'a.bin');
  const [context, code] = await error.GetError();
  t.is(context, 'remote-file');
  t.is(await error.GetErrorDescription(ENGLISH), await bench.manager.GetErrorDescription(code, ENGLISH));
  t.is(await error.GetErrorContextDescription(ENGLISH), 'The error arose at the remote file.');
});

test('an error insists on a language', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 403 } });
  using error = await errorOf(bench, 'a.bin');
  t.is(await codeOf(() => error.GetErrorDescription(0)), E_INVALIDARG);
  t.is(await codeOf(() => error.GetErrorContextDescription(0)), E_INVALIDARG);
  t.truthy(await error.GetErrorDescription(GERMAN));
});

test('an error names the protocol of its file', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 } });
  using error = await errorOf(bench, 'a.bin');
  t.is(await error.GetProtocol(), 'http');
});

test('an error of the local disk has neither context nor protocol', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50, stallAfter: 0 } });
  using job = await bench.job('a.bin');
  bench.folder[Symbol.dispose]();
  t.throws(() => readdirSync(bench.folder.path));
  await job.Resume();
  await bench.reaches(job, 'error');
  using error = await job.GetError();
  t.deepEqual(await error.GetError(), ['none', hresult(0x80070003)]);
  t.is(await codeOf(() => error.GetProtocol()), '0x80200005');
  using file = await error.GetFile();
  t.is(await file.GetRemoteName(), bench.server.url('a.bin'));
});
