import test from 'ava';
import { CommandSession } from '../../../src/cli/service/agent/command-session.ts';
import { Peer } from '../../../src/cli/service/agent/peer.ts';
import { remoteJob } from '../../../src/cli/service/agent/remote-job.ts';
import { RemoteRuns } from '../../../src/cli/service/agent/remote-runs.ts';
import type { AgentCalls, CommandCalls } from '../../../src/cli/service/agent/protocol.ts';
import type { RunHandlers, ServicePort } from '../../../src/cli/service/service-port.ts';
import { startTestService, type TestService } from '../../../src/testing/index.ts';
import { gate } from '../../helpers/gate.ts';
import { socketPair } from '../../helpers/socket-pair.ts';

const SIZE = 100_000;

/** A job of a service here, as a command at the other end of a socket has it. */
async function remote({ service, url, path }: TestService<'a' | 'b'>) {
  const [near, far] = await socketPair();
  /** Opened with what ended the run, where the job is. */
  const ended = gate<unknown>();
  const ports: ServicePort = {
    name: service.name,
    createJob: async (request) => {
      const job = await service.createJob(request);
      const run = job.run.bind(job);
      const watched = (handlers: RunHandlers) =>
        run(handlers).catch((error: unknown) => {
          ended.open(error);
          throw error;
        });
      return Object.assign(job, { run: watched });
    },
    job: (id) => service.job(id),
    jobs: async () => [],
    [Symbol.asyncDispose]: async () => undefined,
  };
  const gone = () => new Error('gone');
  const session = new CommandSession(ports, (calls) => new Peer<CommandCalls>(far, calls, gone));
  far.once('close', () => void session[Symbol.asyncDispose]());
  const runs = new RemoteRuns();
  const peer = new Peer<AgentCalls>(near, { hello: () => undefined, ask: runs.ask }, gone);
  const reference = await peer.call('createJob', { name: 'a', files: [{ url: url('a'), path: path('a') }] });
  return { peer, session, job: remoteJob(peer, runs, reference), id: reference.id, ended: ended.passed };
}

const files = { a: { size: SIZE }, b: { size: SIZE } };

test('the handlers of a run are asked here, and its outcome comes here', async (t) => {
  await using service = await startTestService({ files });
  const { job, peer } = await remote(service);
  service.faults.answer('a', { status: 403 });
  const told: string[] = [];
  const outcome = await job.run({
    onProgress: ({ bytesTransferred }) => void told.push(`${bytesTransferred} bytes`),
    onError: (error) => {
      told.push(error.label);
      return { kind: 'resume', replace: { [service.url('a')]: service.url('b') } };
    },
    onTransferred: () => {
      told.push('transferred');
      return { kind: 'complete' };
    },
  });
  t.like(outcome, { kind: 'completed', partial: false, files: [{ url: service.url('b'), path: service.path('a') }] });
  t.true(told.indexOf('0x80190193 BG_E_HTTP_ERROR_403') < told.indexOf(`${SIZE} bytes`), told.join());
  t.is(told.at(-1), 'transferred');
  peer.end();
});

test('what a handler throws is the cause of the failure of its run, as within one process', async (t) => {
  await using service = await startTestService({ files });
  const { job, peer } = await remote(service);
  const mine = new RangeError('not today');
  const failed = await t.throwsAsync(
    job.run({
      onProgress: () => {
        throw mine;
      },
    }),
    { name: 'DeliveryOptimizationError', code: 'handler-failed', message: /^onProgress threw: not today/ },
  );
  t.is(failed?.cause, mine);
  peer.end();
});

test('the signal ends the run with its reason, and the job goes on', async (t) => {
  await using service = await startTestService({ files });
  const { job, id, peer } = await remote(service);
  using stall = service.faults.stall('a', { afterBytes: 10 });
  const ending = new AbortController();
  const run = job.run({ signal: ending.signal });
  await stall.untilStruck();
  ending.abort(new Error('enough'));
  await t.throwsAsync(run, { message: 'enough' });
  await using found = await service.service.job(id);
  stall.clear();
  t.like(await found.run(), { kind: 'completed' });
  peer.end();
});

test('a run whose command has gone ends, also while it asks, and its job stays', async (t) => {
  await using service = await startTestService({ files });
  const { job, id, peer } = await remote(service);
  service.faults.answer('a', { status: 403 });
  const asked = gate();
  const run = job.run({
    onError: () => {
      asked.open();
      return gate<never>().passed;
    },
  });
  await asked.passed;
  peer.end();
  await t.throwsAsync(run, { message: 'gone' });
  await using found = await service.service.job(id);
  t.is(await found.state(), 'error');
  t.like(await found.run({ onError: () => ({ kind: 'cancel' }) }), { kind: 'cancelled' });
});

test('a run that asks nothing ends with its command, too', async (t) => {
  await using service = await startTestService({ files });
  const { job, peer, ended } = await remote(service);
  using stall = service.faults.stall('a', { afterBytes: 10 });
  const run = job.run({});
  await stall.untilStruck();
  peer.end();
  await t.throwsAsync(run, { message: 'gone' });
  t.like(await ended, { name: 'AbortError' });
});

test('a job that was let go of is not there any more, on this connection', async (t) => {
  await using service = await startTestService({ files });
  const { job, peer } = await remote(service);
  t.is(await job.name(), 'a');
  t.deepEqual((await job.times()).transferCompleted, undefined);
  t.true((await job.times()).created instanceof Date);
  await job[Symbol.asyncDispose]();
  await t.throwsAsync(job.name(), { name: 'TypeError', message: /no job 1 / });
  peer.end();
});
