import test from 'ava';
import { IBackgroundCopyManager, IDODownload, IDOManager, IEnumUnknown } from '../../src/bindings/index.ts';
import { adopt, liveObjects, prepareVtables, S_FALSE } from '../../src/com/index.ts';
import { Connection } from '../../src/client/connection.ts';
import { Service } from '../../src/client/service.ts';
import type { DeliveryOptimizationError, DownloadFilter } from '../../src/index.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';
import { partly } from '../helpers/partly.ts';

const SMALL = { 'a.bin': { size: 5_000 }, 'b.bin': { size: 5_000 } };

const made = (bench: ClientBench, name: string) =>
  bench.service.createDownload({
    url: bench.server.url(name),
    path: bench.folder.file(name),
    displayName: `name of ${name}`,
    contentId: `content of ${name}`,
  });

const idsOf = async (bench: ClientBench, filter?: DownloadFilter): Promise<string[]> =>
  (await bench.service.downloads(filter)).map(({ id }) => id);

test.serial('downloads that are listed are let go with the service', async (t) => {
  const before = liveObjects();
  {
    await using bench = await clientBench(SMALL);
    for (const name of ['a.bin', 'b.bin']) await made(bench, name);
    t.is((await bench.service.downloads()).length, 2);
  }
  t.is(liveObjects(), before);
});

for (const count of [0, 1, 63, 64, 65]) {
  test(`${count} downloads are listed, each once`, async (t) => {
    await using bench = await clientBench(SMALL);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push((await made(bench, `${index}.bin`)).id);
    t.deepEqual((await idsOf(bench)).sort(), ids.sort());
  });
}

test('downloads are found by what they are called, where they come from and where they go', async (t) => {
  await using bench = await clientBench(SMALL);
  const { id } = await made(bench, 'a.bin');
  await made(bench, 'b.bin');
  t.deepEqual(await idsOf(bench, { id }), [id]);
  t.deepEqual(await idsOf(bench, { url: bench.server.url('a.bin') }), [id]);
  t.deepEqual(await idsOf(bench, { path: bench.folder.file('a.bin') }), [id]);
  t.deepEqual(await idsOf(bench, { displayName: 'name of a.bin' }), [id]);
  t.deepEqual(await idsOf(bench, { contentId: 'content of a.bin' }), [id]);
  t.deepEqual(await idsOf(bench, { displayName: 'nobody' }), []);
});

test('a signal that has aborted keeps downloads from being listed', async (t) => {
  await using bench = await clientBench(SMALL);
  await made(bench, 'a.bin');
  const reason = new Error('enough');
  t.is(await t.throwsAsync(bench.service.downloads(undefined, { signal: AbortSignal.abort(reason) })), reason);
});

test('a download of another connection is found and brought to its end', async (t) => {
  await using bench = await clientBench(SMALL);
  const { id } = await made(bench, 'a.bin');
  await using other = await bench.connect();
  const [found] = await other.downloads({ id });
  t.deepEqual(await found?.run(), { bytesTotal: 5_000, bytesTransferred: 5_000 });
  t.deepEqual(bench.folder.names(), ['a.bin']);
  t.deepEqual(await idsOf(bench), []);
});

for (const [what, filter] of [
  ['no property', {}],
  ['two properties', { id: '1', displayName: 'a' }],
  ['a property that finds nothing', { httpStatusCode: 200 }],
  ['a value that is no text', { id: 1 }],
  ['a NUL', { displayName: 'a\0b' }],
] as const) {
  test(`a filter by ${what} is refused`, async (t) => {
    await using bench = await clientBench(SMALL);
    const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.downloads(filter as never));
    t.is(failure?.code, 'invalid-argument');
  });
}

test('a service that was disposed lists, makes and streams nothing', async (t) => {
  await using bench = await clientBench(SMALL);
  const service = await bench.connect();
  await service[Symbol.asyncDispose]();
  const released = { code: 'released' };
  t.like(await t.throwsAsync(service.downloads()), released);
  t.like(await t.throwsAsync(service.stream(bench.server.url('a.bin'))), released);
  t.like(await t.throwsAsync(service.download(bench.server.url('a.bin'), bench.folder.file('a.bin'))), released);
});

test('a service that is disposed while it lists says so, and lets go of what it has found', async (t) => {
  prepareVtables(IDODownload, IEnumUnknown);
  const found = partly(IDODownload, { GetProperty: () => ({ type: 'bstr', value: '{1}' }) });
  const list = partly(IEnumUnknown, {
    Next: () => {
      void service[Symbol.asyncDispose]();
      return [S_FALSE, [found.share(), found.share()]];
    },
  });
  const jobs = async () =>
    adopt(IBackgroundCopyManager, partly(IBackgroundCopyManager, {}).giveAway(IBackgroundCopyManager), 'direct');
  const downloads = async () =>
    adopt(IDOManager, partly(IDOManager, { EnumDownloads: () => list.share() }).giveAway(IDOManager), 'direct');
  const service = new Service(await Connection.open('embedded', { jobs, downloads }, 0, []));
  const failure = await t.throwsAsync(service.downloads());
  t.like(failure, { name: 'DeliveryOptimizationError', code: 'released' });
  t.deepEqual([list.references, found.references], [1, 1]);
});

test('BITS has no downloads, and fills no stream: both are refused with what to do instead', async (t) => {
  const manager = partly(IBackgroundCopyManager, {});
  const jobs = async () => adopt(IBackgroundCopyManager, manager.giveAway(IBackgroundCopyManager), 'direct');
  const downloads = () => Promise.reject(new Error('BITS was asked for downloads.'));
  await using service = new Service(await Connection.open('bits', { jobs, downloads }, 0, []));
  const refused = { message: /delivery-optimization/ };
  t.like(await t.throwsAsync(service.stream('http://localhost/a'), refused), { code: 'not-supported' });
  t.like(await t.throwsAsync(service.downloads(), refused), { code: 'not-supported' });
});
