import test from 'ava';
import { lookAtJobs } from '../../src/cli/jobs/look-at-jobs.ts';
import { selectJobs } from '../../src/cli/jobs/select-job.ts';
import { CommandSession } from '../../src/cli/service/agent/command-session.ts';
import { Peer } from '../../src/cli/service/agent/peer.ts';
import type { AgentCalls, CommandCalls } from '../../src/cli/service/agent/protocol.ts';
import { remoteJob } from '../../src/cli/service/agent/remote-job.ts';
import { RemoteRuns } from '../../src/cli/service/agent/remote-runs.ts';
import type { JobPort } from '../../src/cli/service/service-port.ts';
import { deskOf, refuses } from '../helpers/desk.ts';
import { socketPair } from '../helpers/socket-pair.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A service with these jobs, and how many of them somebody holds. */
function counting(jobs: Readonly<Record<string, Partial<JobPort>>>) {
  const held = new Set<JobPort>();
  const take = (id: string): JobPort => {
    const job = { id, name: async () => id, ...jobs[id] } as JobPort;
    job[Symbol.asyncDispose] = async () => void held.delete(job);
    held.add(job);
    return job;
  };
  return { held, jobs: async () => Object.keys(jobs).map(take), job: async (id: string) => take(id) };
}

test('all jobs are let go of once they were read, however that went', async (t) => {
  using folder = temporaryFolder();
  const service = counting({ one: {}, gone: { state: refuses('job-not-found') }, two: {} });
  const desk = deskOf(folder.path, service);
  const { list } = await lookAtJobs(desk, async (job) => {
    if (job.id === 'gone') await job.state();
    return job.id;
  });
  t.deepEqual(list.jobs, ['one', 'two']);
  t.is(service.held.size, 0);
  await t.throwsAsync(lookAtJobs(desk, refuses('service-gone')), { code: 'service-gone' });
  t.is(service.held.size, 0);
});

test('of the jobs among which one was chosen, only that one is kept', async (t) => {
  using folder = temporaryFolder();
  const service = counting({ one: {}, two: {} });
  const desk = deskOf(folder.path, service);
  t.deepEqual(await selectJobs(desk, ['two']), [...service.held]);
  service.held.clear();
  await t.throwsAsync(selectJobs(desk, ['two', 'three']), { name: 'Problem', message: /^There is no job "three"/ });
  t.is(service.held.size, 0);
});

test('an agent holds no job of a command that has looked at all of them', async (t) => {
  using folder = temporaryFolder();
  const service = counting({ one: {}, two: {} });
  const [near, far] = await socketPair();
  const gone = () => new Error('gone');
  const { service: port } = deskOf(folder.path, service);
  await using _session = new CommandSession(port, (calls) => new Peer<CommandCalls>(far, calls, gone));
  const runs = new RemoteRuns();
  const peer = new Peer<AgentCalls>(near, { hello: () => undefined, ask: runs.ask }, gone);
  const jobs = async () => (await peer.call('jobs')).map((job) => remoteJob(peer, runs, job));
  const { list } = await lookAtJobs(deskOf(folder.path, { jobs }), (job) => job.name());
  t.deepEqual(list.jobs, ['one', 'two']);
  t.is(service.held.size, 0);
  peer.end();
});
