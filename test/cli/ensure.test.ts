import test from 'ava';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliBench, type CliBench } from '../helpers/cli-bench.ts';
import { endAgent } from '../helpers/end-agent.ts';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

async function ensures(bench: CliBench, name: string, hash: string, ...more: string[]) {
  const { code, stdout } = await bench.run(
    'ensure',
    bench.server.url(name),
    bench.folder.file('target'),
    '--sha256',
    hash,
    ...more,
  );
  return { code, told: JSON.parse(stdout) as Record<string, unknown> };
}

async function jobsLeft(bench: CliBench): Promise<readonly unknown[]> {
  return (JSON.parse((await bench.run('list', '--json')).stdout) as { jobs: unknown[] }).jobs;
}

test.serial('dojobs ensure fetches a file once: the second time nothing changes', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 5_000 } });
  const hash = sha256(bench.server.contentOf('a.bin'));
  const first = await ensures(bench, 'a.bin', hash);
  t.like(first, { code: 0, told: { changed: true, failed: false } });
  t.regex(String(first.told['job']), /^[0-9a-f-]{36}$/);
  t.deepEqual(bench.folder.names(), ['target']);
  const requests = bench.server.requests.length;
  t.like(await ensures(bench, 'a.bin', hash.toUpperCase()), {
    code: 0,
    told: { changed: false, failed: false, job: null },
  });
  t.is(bench.server.requests.length, requests);
});

test.serial('--check tells what would change, and changes nothing', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 5 } });
  const hash = sha256(bench.server.contentOf('a.bin'));
  t.like(await ensures(bench, 'a.bin', hash, '--check'), {
    code: 0,
    told: { changed: true, failed: false, job: null },
  });
  t.deepEqual(bench.folder.names(), []);
  t.is(bench.server.requests.length, 0);
});

test.serial('a file with another SHA-256 does not take the place of the one that is there', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 5 } });
  writeFileSync(bench.folder.file('target'), 'old');
  const { code, told } = await ensures(bench, 'a.bin', '0'.repeat(64));
  t.is(code, 3);
  t.like(told, { changed: false, failed: true });
  t.regex(String(told['msg']), /ERROR_FILE_CORRUPT\. Its SHA-256 is [0-9a-f]{64} instead of 0{64}/);
  t.is(readFileSync(bench.folder.file('target'), 'utf8'), 'old');
  t.deepEqual(bench.folder.names(), ['target']);
  t.deepEqual(await jobsLeft(bench), []);
});

for (const decider of ['--on-error', '--on-error-exec']) {
  test.serial(`a wrong file leaves neither a target nor a job, whatever ${decider} decides`, async (t) => {
    await using bench = await cliBench({ 'a.bin': { size: 5 } });
    const module = join(String(bench.environment['DOJOBS_HOME']), 'handler.mjs');
    writeFileSync(module, "export default () => ({ kind: 'complete' });\n");
    const decision = decider === '--on-error' ? 'integrity=complete' : module;
    const { code, told } = await ensures(bench, 'a.bin', '0'.repeat(64), decider, decision);
    t.is(code, 3);
    t.like(told, { changed: false, failed: true });
    t.deepEqual(bench.folder.names(), []);
    t.deepEqual(await jobsLeft(bench), []);
  });
}

test.serial('a job that is taken up is held against the SHA-256, too', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 5_000, statusOnce: [404] } });
  t.is((await ensures(bench, 'a.bin', '0'.repeat(64))).code, 4);
  await endAgent(join(String(bench.environment['DOJOBS_HOME']), 'jobs'));
  const { code, told } = await ensures(bench, 'a.bin', '0'.repeat(64), '--on-error', 'resume', '--retry-delay', '0');
  t.is(code, 3);
  t.like(told, { changed: false, failed: true });
  t.deepEqual(bench.folder.names(), []);
  t.deepEqual(await jobsLeft(bench), []);
});

test.serial('what an earlier run had begun is taken up', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 5_000, statusOnce: [404] } });
  const hash = sha256(bench.server.contentOf('a.bin'));
  const first = await ensures(bench, 'a.bin', hash);
  t.is(first.code, 4);
  t.like(first.told, { changed: false, failed: true });
  const second = await ensures(bench, 'a.bin', hash, '--on-error', 'resume', '--retry-delay', '0');
  t.like(second, { code: 0, told: { changed: true, job: first.told['job'] } });
});

test.serial('dojobs ensure makes its job as it is told to, and changes the one that it takes up', async (t) => {
  await using bench = await cliBench({ 'a.bin': { status: 404 } });
  t.is((await ensures(bench, 'a.bin', '0'.repeat(64), '--name', 'drivers')).code, 4);
  t.is((await ensures(bench, 'a.bin', '0'.repeat(64), '--priority', 'low')).code, 4);
  t.like(await jobsLeft(bench), [{ name: 'drivers', priority: 'low' }]);
});

test.serial('a SHA-256 that is none is told as JSON, too', async (t) => {
  await using bench = await cliBench({});
  const { code, told } = await ensures(
    { ...bench, server: { ...bench.server, url: () => 'http://127.0.0.1/a' } },
    'a',
    'abc',
  );
  t.is(code, 2);
  t.like(told, { changed: false, failed: true, msg: '"abc" is no SHA-256: give 64 hexadecimal digits.' });
});
