import test from 'ava';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { visitAgent } from '../../../src/cli/service/agent/visit-agent.ts';
import { startFileServer } from '../../../src/testing/index.ts';
import { cliHome, type CliHome } from '../../helpers/cli-home.ts';
import { endAgent } from '../../helpers/end-agent.ts';
import { gone } from '../../helpers/gone.ts';

const SIZE = 200_000;

const home = (environment: Readonly<Record<string, string>> = {}) =>
  cliHome({ DOJOBS_SERVICE: 'embedded', ...environment });

/** What `dojobs list` tells of the jobs, from a process of its own. */
async function listed(at: CliHome): Promise<readonly { id: string; state: string; bytesTransferred: number }[]> {
  const { stdout } = await at.run(['list', '--json']);
  return (JSON.parse(stdout) as { jobs: { id: string; state: string; bytesTransferred: number }[] }).jobs;
}

test.serial('add returns while the transfer goes on, which another command sees and a third waits for', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE } } });
  await using at = home();
  const stall = server.faults.stall('a', { afterBytes: SIZE / 2 });
  const added = await at.run(['add', server.url('a'), '-d', at.folder.path]);
  t.is(added.code, 0, added.stderr);
  const id = added.stdout.trim();
  await stall.untilStruck();
  const [job] = await listed(at);
  t.is(job?.id, id);
  t.is(job?.state, 'transferring');
  stall.clear();
  const waited = await at.run(['wait', id.slice(0, 8)]);
  t.is(waited.code, 0, waited.stderr);
  t.is(waited.stdout, `${at.folder.file('a')}\n`);
  t.deepEqual(readFileSync(at.folder.file('a')), server.contentOf('a'));
  t.deepEqual(await listed(at), []);
});

test.serial('pause and resume reach a job that another command runs', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE } } });
  await using at = home();
  const stall = server.faults.stall('a', { afterBytes: SIZE / 2 });
  const got = at.start(['get', server.url('a'), '-d', at.folder.path]);
  await stall.untilStruck();
  const paused = await at.run(['pause', 'a']);
  t.is(paused.code, 0, paused.stderr);
  t.is((await listed(at))[0]?.state, 'suspended');
  stall.clear();
  t.is((await at.run(['resume', 'a'])).code, 0);
  const { code, stderr } = await got.result;
  t.is(code, 0, stderr);
  t.deepEqual(readFileSync(at.folder.file('a')), server.contentOf('a'));
});

test.serial(
  'a job goes on from the mirror that the command decides on, and the command gets the outcome',
  async (t) => {
    await using server = await startFileServer({ files: { a: { size: SIZE }, mirrored: { size: SIZE } } });
    await using at = home();
    server.faults.answer('a', { status: 403 });
    const rule = `403=resume:${server.url('mirrored')}`;
    const { code, stdout, stderr } = await at.run([
      'get',
      server.url('a'),
      '-d',
      at.folder.path,
      '--on-error',
      rule,
      '--json',
    ]);
    t.is(code, 0, stderr);
    t.like(JSON.parse(stdout), { outcome: 'completed', error: null, files: [{ bytesTotal: SIZE, completed: true }] });
    t.deepEqual(readFileSync(at.folder.file('a')), server.contentOf('mirrored'));
  },
);

test.serial('what a handler module throws is told by the command, and the job stays', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE } } });
  await using at = home();
  server.faults.answer('a', { status: 403 });
  const module = at.folder.file('handler.mjs');
  writeFileSync(module, "export default () => { throw new RangeError('not today'); };\n");
  const { code, stderr } = await at.run(['get', server.url('a'), '-d', at.folder.path, '--on-error-exec', module]);
  t.is(code, 1);
  t.true(stderr.includes('onError threw: not today'), stderr);
  t.is((await listed(at))[0]?.state, 'error');
});

test.serial('a command that is killed in its run takes nothing with it: the job goes on', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE } } });
  await using at = home();
  const stall = server.faults.stall('a', { afterBytes: SIZE / 2 });
  const got = at.start(['get', server.url('a'), '-d', at.folder.path]);
  await stall.untilStruck();
  got.kill('SIGKILL');
  t.is((await got.result).code, null);
  stall.clear();
  const { code, stderr } = await at.run(['wait', 'a']);
  t.is(code, 0, stderr);
  t.deepEqual(readFileSync(at.folder.file('a')), server.contentOf('a'));
});

for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
  test.serial(
    `when ${signal} ends the agent, its command says so, and the next starts another with all jobs`,
    async (t) => {
      await using server = await startFileServer({ files: { a: { size: SIZE } } });
      await using at = home();
      const stall = server.faults.stall('a', { afterBytes: SIZE / 2 });
      const got = at.start(['get', server.url('a'), '-d', at.folder.path]);
      await stall.untilStruck();
      await endAgent(at.state, signal);
      const { code, stderr } = await got.result;
      t.is(code, 6);
      t.true(stderr.includes(`The agent of "${at.state}" has gone.`), stderr);
      t.is((await listed(at)).length, 1);
      stall.clear();
      const waited = await at.run(['wait', 'a']);
      t.is(waited.code, 0, waited.stderr);
      t.deepEqual(readFileSync(at.folder.file('a')), server.contentOf('a'));
    },
  );
}

test.serial('commands that start the agent at the same time share one', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE }, b: { size: SIZE }, c: { size: SIZE } } });
  await using at = home();
  const added = await Promise.all(
    (['a', 'b', 'c'] as const).map((name) => at.run(['add', server.url(name), '-d', at.folder.path, '--suspended'])),
  );
  for (const { code, stderr } of added) t.is(code, 0, stderr);
  const ids = (await listed(at)).map(({ id }) => id);
  t.deepEqual(ids.toSorted(), added.map(({ stdout }) => stdout.trim()).toSorted());
  t.is(readFileSync(at.folder.file('jobs/agent.log'), 'utf8'), '', 'nobody complained');
});

test.serial('an agent leaves by itself once its jobs are at rest and no command is there', async (t) => {
  await using server = await startFileServer({ files: { a: { size: SIZE } } });
  await using at = home({ DOJOBS_AGENT_IDLE: '0.2' });
  const stall = server.faults.stall('a', { afterBytes: SIZE / 2 });
  const { code, stderr } = await at.run(['add', server.url('a'), '-d', at.folder.path]);
  t.is(code, 0, stderr);
  await stall.untilStruck();
  const socket = at.folder.file('jobs/agent.sock');
  t.true(existsSync(socket));
  stall.clear();
  await gone(socket);
  t.is(await visitAgent(at.state), undefined);
  t.is((await listed(at))[0]?.state, 'transferred');
});
