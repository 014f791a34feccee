import test from 'ava';
import { untilIdle } from '../../../src/cli/service/agent/until-idle.ts';
import type { JobPort, ServicePort } from '../../../src/cli/service/service-port.ts';
import type { JobState } from '../../../src/index.ts';

/** A service with one job, which is in these states, one for each look at it; and how many are left. */
function standing(states: JobState[]) {
  const refuse = () => Promise.reject(new Error('not asked for'));
  const job = async () =>
    ({
      state: async () => states.shift(),
      [Symbol.asyncDispose]: async () => undefined,
    }) as Partial<JobPort> as JobPort;
  const service: ServicePort = {
    name: 'embedded',
    createJob: refuse,
    job: refuse,
    jobs: async () => [await job()],
    [Symbol.asyncDispose]: async () => undefined,
  };
  return service;
}

const nobody = { connected: 0, visits: 0, [Symbol.asyncDispose]: async () => undefined };

test('an agent stays for as long as a job has anything to do', async (t) => {
  const states: JobState[] = ['queued', 'connecting', 'transferring', 'transient-error', 'transferred', 'transferring'];
  await untilIdle(standing(states), nobody, 0.001);
  t.deepEqual(states, ['transferring']);
});

for (const state of ['suspended', 'error', 'transferred'] as const) {
  test(`a job that is ${state} needs no agent`, async (t) => {
    const states: JobState[] = [state, 'transferring'];
    await untilIdle(standing(states), nobody, 0.001);
    t.deepEqual(states, ['transferring']);
  });
}

test('an agent stays for as long as commands are there, or have been a moment ago', async (t) => {
  const connected = [1, 1, 0, 0, 0];
  const visits = [1, 1, 1, 2];
  const commands = {
    get connected() {
      return connected.shift() ?? 0;
    },
    get visits() {
      return visits.shift() ?? 2;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
  await untilIdle(standing(['transferred']), commands, 0.001);
  t.deepEqual([connected, visits], [[], []]);
});
