import test from 'ava';
import { hresult } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

test('the error of a job is told in the words of its service', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  t.is(await job.errorText(), undefined);
  await job.resume();
  await bench.reaches(job, 'error');
  const text = await job.errorText(0x409);
  t.truthy(text?.description);
  t.truthy(text?.context);
  t.is(text?.extended, bench.queue.find(job.id)?.error?.message);
});

test('a service tells what a code means, or nothing', async (t) => {
  await using bench = await clientBench();
  t.truthy(await bench.service.errorText(hresult(0x80d02002)));
  t.is(await bench.service.errorText(hresult(0x81234567)), undefined);
});

test('the last answer of a server is told for each file that had one', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 }, 'b.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  t.deepEqual(await job.responses(), [undefined]);
  await job.resume();
  await bench.reaches(job, 'transferred');
  const [response] = await job.responses();
  const [file] = bench.requests('a.bin');
  t.like(response, { url: file?.url, path: file?.path });
  t.is(response?.headers['content-length'], '5');
});

test('a job tells where its bytes came from: with the embedded service, all from servers', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 }, 'b.bin': { size: 70_000 } });
  const job = await bench.job('a.bin', 'b.bin');
  await job.resume();
  await bench.reaches(job, 'transferred');
  const { bytesFromHttp = 0, ...others } = (await job.statistics()) ?? {};
  t.is(bytesFromHttp, 70_005);
  t.deepEqual(new Set(Object.values(others)), new Set([0]));
  t.is(Object.keys(others).length, 7);
});

test('the files of a job move to another server by the beginning of their URLs', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 } });
  const [file] = bench.requests('a.bin');
  const lost = 'http://127.0.0.1:9/lost/';
  const job = await bench.service.createJob({
    name: 'moves',
    files: [{ url: `${lost}a.bin`, path: file?.path ?? '' }],
  });
  t.false(await job.replaceUrlPrefix('http://elsewhere/', 'http://nowhere/'));
  t.true(await job.replaceUrlPrefix(lost, bench.server.url('')));
  t.is((await job.files())[0]?.url, file?.url);
  t.like(await job.run(), { kind: 'completed' });
});
