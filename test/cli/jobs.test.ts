import test from 'ava';
import { readFileSync, writeFileSync } from 'node:fs';
import { cliBench } from '../helpers/cli-bench.ts';

test.serial('a job is added, listed, shown, paused, resumed and brought to its end by one command each', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 40_000 } });
  const id = await bench.add('a.bin', '--suspended', '--name', 'drivers', '--priority', 'foreground');
  t.regex(id, /^[0-9a-f-]{36}$/);

  const list = await bench.run('list', '--json');
  const { service, source, jobs } = JSON.parse(list.stdout) as {
    service: string;
    source: string;
    jobs: Record<string, unknown>[];
  };
  t.deepEqual([service, source, jobs.length], ['embedded', 'service', 1]);
  t.like(jobs[0], { id, name: 'drivers', state: 'suspended', priority: 'foreground', filesTotal: 1, error: null });

  const shown = JSON.parse((await bench.run('show', id.slice(0, 8), '--ndjson')).stdout) as object;
  t.like(shown, { id, files: [{ url: bench.server.url('a.bin'), path: bench.folder.file('a.bin') }] });

  t.is((await bench.run('resume', 'drivers')).code, 0);
  t.is((await bench.run('wait', id)).stdout, `${bench.folder.file('a.bin')}\n`);
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
  t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
});

test.serial('a transfer that is paused goes on when it is resumed', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 40_000, stallAfter: 10_000 } });
  const id = await bench.add('a.bin', '--suspended');
  const waiting = bench.run('wait', id, '--timeout', '1');
  t.is((await waiting).code, 4);
  const paused = await bench.run('pause', id, '--json');
  t.like(JSON.parse(paused.stdout), [{ id, outcome: 'paused', next: `dojobs resume ${id.slice(0, 8)}` }]);
  bench.server.release();
  t.is((await bench.run('resume', id)).code, 0);
  t.is((await bench.run('wait', id)).code, 0);
});

test.serial('--no-complete leaves the files for dojobs complete', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const id = await bench.add('a.bin', '--suspended');
  const { code, stdout } = await bench.run('wait', id, '--no-complete', '--json');
  t.is(code, 0);
  t.like(JSON.parse(stdout), [{ outcome: 'transferred', next: `dojobs complete ${id.slice(0, 8)}` }]);
  t.deepEqual(
    bench.folder.names().filter((name) => name === 'a.bin'),
    [],
  );
  t.is((await bench.run('complete', id)).code, 0);
  t.deepEqual(bench.folder.names(), ['a.bin']);
});

test.serial('dojobs cancel ends a job and removes what it had', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const id = await bench.add('a.bin', '--suspended');
  t.is((await bench.run('cancel', id)).code, 0);
  t.deepEqual(bench.folder.names(), []);
  t.is((await bench.run('cancel', id)).code, 5);
});

test.serial('a name that two jobs have is refused with their ids, one that none has with the exit 5', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const ids = [
    await bench.add('a.bin', '--suspended', '--name', 'same'),
    await bench.add('a.bin', '--suspended', '--name', 'same'),
  ];
  const { code, stderr } = await bench.run('show', 'same');
  t.is(code, 2);
  for (const id of ids) t.true(stderr.includes(id), stderr);
  t.is((await bench.run('show', 'other')).code, 5);
  t.is((await bench.run('show', '00000000-0000-0000-0000-000000000000')).code, 5);
});

test.serial('dojobs errors tells what is wrong with which job, and what to type next', async (t) => {
  await using bench = await cliBench({ 'a.bin': { status: 403 }, 'b.bin': { size: 1 } });
  const id = await bench.add('a.bin', '--suspended');
  await bench.add('b.bin', '--suspended');
  t.is((await bench.run('wait', id)).code, 4);
  const told = await bench.run('errors');
  t.is(told.code, 0);
  t.is(told.stderr, '2 jobs, all that the service has of this user.\n');
  t.true(told.stdout.includes('0x80190193 BG_E_HTTP_ERROR_403'), told.stdout);
  t.true(told.stdout.includes(`Next: dojobs wait ${id.slice(0, 8)} --on-error 403=resume:MIRROR_URL`), told.stdout);
  const [job, ...others] = JSON.parse((await bench.run('errors', '--json')).stdout) as object[];
  t.deepEqual(others, []);
  t.like(job, {
    id,
    source: 'service',
    state: 'error',
    error: { kind: 'http-status', status: 403, context: 'remote-file' },
  });
});

test.serial('what fails with one of several jobs hides nothing of the others', async (t) => {
  await using bench = await cliBench({ 'b.bin': { size: 10 }, 'no.bin': { status: 403 } });
  const other = await bench.add('b.bin', '--suspended');
  const refused = await bench.add('no.bin', '--suspended');

  const handler = bench.folder.file('handler.mjs');
  writeFileSync(handler, "export default () => { throw new RangeError('not today'); };\n");
  const waited = await bench.run('wait', refused, other, '--on-error-exec', handler, '--no-complete', '--json');
  t.is(waited.code, 1);
  t.like(JSON.parse(waited.stdout), [{ id: other, outcome: 'transferred' }]);
  t.regex(waited.stderr, new RegExp(`^dojobs: ${refused.slice(0, 8)}: .*not today`, 'm'));

  const cancelled = await bench.run('cancel', refused, refused, other, '--json');
  t.true([1, 5].includes(Number(cancelled.code)), cancelled.stderr);
  t.like(
    JSON.parse(cancelled.stdout),
    [refused, other].map((id) => ({ id, outcome: 'cancelled' })),
  );
  t.true(cancelled.stderr.startsWith(`dojobs: ${refused.slice(0, 8)}: `), cancelled.stderr);
});
