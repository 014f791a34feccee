import test from 'ava';
import type { ByteRange, DeliveryOptimizationError, FileRequest, JobRequest, ServiceName } from '../../src/index.ts';
import { IBackgroundCopyManager, IDOManager } from '../../src/bindings/index.ts';
import { Connection, type ManagerPointer } from '../../src/client/connection.ts';
import { StuckDetector } from '../../src/client/hygiene/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import { Service } from '../../src/client/service.ts';
import { adopt } from '../../src/com/index.ts';
import { Engine } from '../../src/service/engine/index.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';
import { partly } from '../helpers/partly.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const FILES = { 'a.bin': { size: 200_000, stallAfter: 50_000 }, 'b.bin': { size: 60 } };

const asked = (bench: ClientBench, ...names: string[]): JobRequest => ({
  name: 'update',
  program: 'updater',
  files: bench.requests(...names),
});

test('an unfinished job for the same files is taken up, in whatever order they are asked for', async (t) => {
  await using bench = await clientBench(FILES);
  const first = await bench.service.adopt(asked(bench, 'a.bin', 'b.bin'));
  t.false(first.adopted);
  await using other = await bench.connect();
  const second = await other.adopt(asked(bench, 'b.bin', 'a.bin'));
  t.true(second.adopted);
  t.is(second.job.id, first.job.id);
  bench.server.release();
  t.like(await second.job.run(), { kind: 'completed' });
  t.false((await other.adopt(asked(bench, 'a.bin', 'b.bin'))).adopted, 'a completed job is none to take up');
});

test('a job is not taken up for other files, nor that of another program', async (t) => {
  await using bench = await clientBench(FILES);
  const { id } = await bench.service.createJob({ ...asked(bench, 'a.bin'), program: 'other' });
  for (const request of [asked(bench, 'a.bin'), asked(bench, 'b.bin'), asked(bench, 'a.bin', 'b.bin')]) {
    t.false((await bench.service.adopt(request)).adopted);
  }
  const { program, ...anybody } = asked(bench, 'a.bin');
  t.is((await bench.service.adopt(anybody)).job.id, id, `not only that of ${program ?? ''}`);
});

test('a job that is taken up knows what its files must be', async (t) => {
  await using bench = await clientBench(FILES);
  const [file] = bench.requests('b.bin');
  await bench.service.adopt({ name: 'j', files: [file!] });
  const sha256 = '0'.repeat(64);
  const { job, adopted } = await bench.service.adopt({ name: 'j', files: [{ ...file!, sha256 }] });
  t.true(adopted);
  t.like(await t.throwsAsync(job.run()), { code: 'integrity' });
});

test('a job is taken up only for the same bytes of its files, and within the folder that is asked for', async (t) => {
  await using bench = await clientBench(FILES);
  const [file] = bench.requests('b.bin') as [FileRequest];
  const parts = (...ranges: ByteRange[]): JobRequest => ({ name: 'j', files: [{ ...file, ranges }] });
  const [end, begin] = [{ offset: 10 }, { offset: 0, length: 5 }];
  await bench.service.adopt(parts(begin, end));
  t.true((await bench.service.adopt(parts(begin, end))).adopted);
  for (const other of [parts(), parts(begin), parts(begin, { offset: 11 }), parts(end, begin)]) {
    const { job, adopted } = await bench.service.adopt(other);
    t.false(adopted);
    await job.cancel();
  }
  const outside = { ...parts(begin, end), within: bench.folder.file('elsewhere') };
  t.like(await t.throwsAsync(bench.service.adopt(outside)), { code: 'invalid-argument' });
  const { job, adopted } = await bench.service.adopt({ ...parts(begin, end), within: bench.folder.path });
  t.true(adopted);
  const late = { ...file, path: bench.folder.file('../late.bin') };
  t.like(await t.throwsAsync(job.addFile(late)), { code: 'invalid-argument' });
});

test('without a list of jobs there is none to take up', async (t) => {
  await using bench = await clientBench(FILES);
  const manager = partly(IBackgroundCopyManager, {});
  const connect = connectUsing(async () => manager.giveAway(IBackgroundCopyManager));
  await using service = await connect({ service: 'embedded' });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(service.adopt(asked(bench, 'b.bin')));
  t.regex(failure?.message ?? '', /create job/);
});

test('a program is named at the end of its jobs’ descriptions', async (t) => {
  await using bench = await clientBench(FILES);
  const job = await bench.service.createJob({ ...asked(bench), description: 'monthly' });
  t.is(await job.get('description'), 'monthly [updater]');
  for (const program of ['', 'a]b', 'x'.repeat(101), 'a\nb']) {
    t.like(await t.throwsAsync(bench.service.createJob({ name: 'j', program })), { code: 'invalid-argument' });
  }
});

test('stale jobs of a program are purged, and no others', async (t) => {
  await using bench = await clientBench(FILES);
  const [old, young, foreign] = [
    await bench.service.createJob(asked(bench, 'b.bin')),
    await bench.service.createJob(asked(bench, 'a.bin')),
    await bench.service.createJob({ name: 'update', program: 'an updater', files: bench.requests('a.bin') }),
  ];
  t.deepEqual(await bench.service.purge({ program: 'updater', olderThanSeconds: 3_600 }), []);
  const purged = await bench.service.purge({ program: 'updater', olderThanSeconds: 0 });
  t.deepEqual([...purged].sort(), [old.id, young.id].sort());
  t.is(await old.state(), 'cancelled');
  t.is(await foreign.state(), 'suspended');
});

for (const options of [
  { program: '', olderThanSeconds: 5 },
  { program: 'updater', olderThanSeconds: -1 },
]) {
  test(`a purge for "${options.program}" of ${options.olderThanSeconds} s is refused`, async (t) => {
    await using bench = await clientBench();
    t.like(await t.throwsAsync(bench.service.purge(options)), { code: 'invalid-argument' });
  });
}

test('a job that should move and does not is told of, once', async (t) => {
  await using bench = await clientBench(FILES);
  const job = await bench.job('a.bin');
  await job.resume();
  const kinds: string[] = [];
  for await (const event of job.events({ stuckAfterSeconds: 0.05, pollSeconds: 0.02 })) {
    kinds.push(event.kind);
    if (event.kind === 'stuck') bench.server.release();
    if (event.kind === 'transferred') break;
  }
  t.is(kinds.filter((kind) => kind === 'stuck').length, 1);
});

test('a run tells of a job that should move and does not, once, though the service says nothing', async (t) => {
  await using bench = await clientBench(FILES);
  const job = await bench.job('a.bin');
  const told: number[] = [];
  const outcome = await job.run({
    stuckAfterSeconds: 0.2,
    pollSeconds: 600,
    onStuck: async (seconds, stuck) => {
      t.is(stuck, job);
      told.push(seconds);
      // Long enough to be told again, if it were.
      await new Promise((over) => setTimeout(over, 500));
      bench.server.release();
    },
  });
  t.like(outcome, { kind: 'completed', partial: false });
  t.is(told.length, 1);
  t.true((told[0] ?? 0) >= 0.2, `it stood still for ${told[0]} s`);
});

test('who is told that a job stands still may cancel it, which ends the run', async (t) => {
  await using bench = await clientBench(FILES);
  const job = await bench.job('a.bin');
  const outcome = await job.run({ stuckAfterSeconds: 0.1, pollSeconds: 0.05, onStuck: (_, stuck) => stuck.cancel() });
  t.deepEqual(outcome, { kind: 'cancelled' });
});

test('an onStuck that throws ends the run, and the job is as it was', async (t) => {
  await using bench = await clientBench(FILES);
  const job = await bench.job('a.bin');
  const cause = new Error('no idea');
  const running = job.run({
    stuckAfterSeconds: 0.1,
    onStuck: () => {
      throw cause;
    },
  });
  t.like(await t.throwsAsync(running, { message: /^onStuck threw: no idea\./ }), { code: 'handler-failed', cause });
  t.is(await job.state(), 'transferring');
});

for (const stuckAfterSeconds of [0, -1, NaN]) {
  test(`a stuckAfterSeconds of ${stuckAfterSeconds} is refused`, async (t) => {
    await using bench = await clientBench();
    const job = await bench.job();
    t.like(await t.throwsAsync(job.run({ stuckAfterSeconds })), { code: 'invalid-argument' });
    t.like(await t.throwsAsync(job.done({ stuckAfterSeconds })), { code: 'invalid-argument' });
  });
}

test('a job in error is not asked again and again whether it is stuck', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  await job.resume();
  let asked = 0;
  const state = job.state.bind(job);
  job.state = () => {
    asked += 1;
    return state();
  };
  const aborter = new AbortController();
  const watching = (async () => {
    for await (const event of job.events({ stuckAfterSeconds: 0.1, pollSeconds: 600, signal: aborter.signal })) {
      if (event.kind === 'error') setTimeout(() => aborter.abort(), 300);
    }
  })();
  await t.throwsAsync(watching, { any: true });
  t.true(asked < 10, `it was asked ${asked} times`);
});

test('a job is stuck where it should move, and once per standstill', (t) => {
  const detector = new StuckDetector(0);
  t.is(detector.look('suspended', { bytesTransferred: 5 }), undefined);
  t.is(detector.look('suspended', { bytesTransferred: 5 }), undefined);
  t.is(typeof detector.look('transferring', { bytesTransferred: 5 }), 'number');
  t.is(detector.look('transferring', { bytesTransferred: 5 }), undefined);
  t.is(detector.look('transferring', { bytesTransferred: 6 }), undefined);
  t.is(typeof detector.look('transient-error', { bytesTransferred: 6 }), 'number');
});

test('an aborted creation leaves nothing behind', async (t) => {
  await using bench = await clientBench(FILES);
  const aborter = new AbortController();
  const reason = new Error('enough');
  const files = bench.requests('a.bin', 'b.bin').map((file, index) => ({
    ...file,
    get size() {
      if (index === 0 && bench.queue.jobs().length > 0) aborter.abort(reason);
      return 60;
    },
  }));
  const creating = bench.service.createJob({ name: 'j', files }, { signal: aborter.signal });
  t.is(await t.throwsAsync(creating), reason);
  t.deepEqual(bench.queue.jobs(), []);
});

test('the first service that is there is used, and never past a cost policy', async (t) => {
  const manager = () => partly(IBackgroundCopyManager, {});
  const connect = connectUsing(async () => manager().giveAway(IBackgroundCopyManager));
  const clsid = '00000000-0000-4000-8000-00000000dead';
  const missing: ServiceName[] = ['delivery-optimization', 'bits'];
  await using service = await connect({ service: [...missing, 'embedded'], clsid });
  t.is(service.name, 'embedded');
  const blocked = await t.throwsAsync<DeliveryOptimizationError>(
    service.createJob({ name: 'j', transferPolicy: 'not-roaming' }),
  );
  t.is(blocked?.code, 'blocked');
  t.regex(blocked?.message ?? '', /Without delivery-optimization and bits/);
  t.like(await t.throwsAsync(connect({ service: missing, clsid })), { code: 'service-unavailable' });
  t.like(await t.throwsAsync(connect({ service: [] })), { code: 'invalid-argument' });
});

test('a service that stands in for another takes nothing that minds the cost, at no time', async (t) => {
  const engine = new Engine();
  const manager = managersOf(engine, { calling: 'direct' });
  const jobs = async () => adopt(IBackgroundCopyManager, manager().giveAway(IBackgroundCopyManager), 'direct');
  const downloads = (pointer: ManagerPointer) => pointer.query(IDOManager);
  using folder = temporaryFolder();
  {
    await using service = new Service(await Connection.open('embedded', { jobs, downloads }, 0, ['bits']));
    const source = { url: 'http://localhost/a', path: folder.file('a') };
    const job = await service.createJob({ name: 'j', transferPolicy: 'always' });
    const download = await service.createDownload(source);
    for (const refused of [
      () => service.adopt({ name: 'j', transferPolicy: 'not-roaming' }),
      () => job.set({ transferPolicy: 'standard' }),
      () => download.set({ costPolicy: 'standard' }),
      () => service.createDownload({ ...source, costPolicy: 'unrestricted' }),
      () => service.download(source.url, source.path, { disallowOnCellular: true }),
      () => service.stream(source.url, { costPolicy: 'no-cellular' }),
    ]) {
      t.like(await t.throwsAsync(refused()), { code: 'blocked' }, String(refused));
    }
    await download.set({ costPolicy: 'always' });
    t.is(engine.jobs.jobs().length, 1);
    t.is(engine.downloads.downloads().length, 1);
  }
  await engine.close();
});

test('an embedded service that was asked for first takes any cost policy', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'j', transferPolicy: 'not-roaming' });
  t.is(await job.get('transferPolicy'), 'not-roaming');
});
