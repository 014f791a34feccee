import test from 'ava';
import { once } from 'node:events';
import { Peer, type Calls } from '../../../src/cli/service/agent/peer.ts';
import { failure } from '../../../src/cli/service/agent/told-failure.ts';
import { Problem } from '../../../src/cli/problem.ts';
import { gate } from '../../helpers/gate.ts';
import { socketPair } from '../../helpers/socket-pair.ts';

/** One end that calls, and another that offers `theirs`. */
async function peers<Theirs extends Calls>(theirs: Theirs, ours: Calls = {}) {
  const [near, far] = await socketPair();
  const gone = () => failure('service-gone', 'gone');
  return { near: new Peer<Theirs>(near, ours, gone), far: new Peer(far, theirs, gone), nearSocket: near };
}

test('a call is answered with what the function of that name returns', async (t) => {
  const { near } = await peers({
    times: async (days: number) => ({ at: new Date(days * 86_400_000), none: undefined }),
  });
  t.deepEqual(await near.call('times', 1), { at: new Date('1970-01-02T00:00:00Z'), none: undefined });
  near.end();
});

test('answers come in any order', async (t) => {
  const first = gate<string>();
  const { near } = await peers({ first: () => first.passed, second: () => 'second' });
  const slow = near.call('first');
  t.is(await near.call('second'), 'second');
  first.open('first');
  t.is(await slow, 'first');
  near.end();
});

test('an error keeps its name, code and message', async (t) => {
  const { near } = await peers({
    fail: () => {
      throw failure('job-not-found', 'There is no such job.');
    },
  });
  const error = await t.throwsAsync(near.call('fail'), { name: 'DeliveryOptimizationError', code: 'job-not-found' });
  t.is(error?.message, 'There is no such job.');
  near.end();
});

test('a problem says at the other end how the command is to end, too', async (t) => {
  const { near } = await peers({
    fail: () => {
      throw new Problem('refused', 'Not for you.');
    },
  });
  const error = await t.throwsAsync(near.call('fail'), { instanceOf: Problem, message: 'Not for you.' });
  t.is(error?.exit, 'refused');
  near.end();
});

for (const name of ['missing', 'constructor', 'toString', '__proto__']) {
  test(`a call of "${name}", which nobody offers, is refused`, async (t) => {
    const { near } = await peers<Calls>({});
    await t.throwsAsync(near.call(name), { name: 'TypeError', message: new RegExp(name) });
    near.end();
  });
}

test('a call that is never answered rejects when the other end goes, and so does one afterwards', async (t) => {
  const asked = gate();
  const { near, far } = await peers({
    wait: () => {
      asked.open();
      return gate().passed;
    },
  });
  const waiting = near.call('wait');
  await asked.passed;
  far.end();
  await t.throwsAsync(waiting, { code: 'service-gone' });
  await t.throwsAsync(near.call('wait'), { code: 'service-gone' });
});

test('a call can be answered by calling back', async (t) => {
  const [near, far] = await socketPair();
  const gone = () => new Error('gone');
  const asking = new Peer<{ double: (value: number) => Promise<number> }>(
    near,
    { half: (value: number) => value / 2 },
    gone,
  );
  const asked: Peer<{ half: (value: number) => number }> = new Peer(
    far,
    { double: async (value: number) => 4 * (await asked.call('half', value)) },
    gone,
  );
  t.is(await asking.call('double', 21), 42);
  asking.end();
});

for (const nonsense of ['nonsense', '{"kind":"nonsense"}', 'null', '7']) {
  test(`who says ${nonsense} is not listened to any longer`, async (t) => {
    const { far, nearSocket } = await peers({});
    nearSocket.write(`${nonsense}\n`);
    await far.closed;
    if (!nearSocket.closed) await once(nearSocket, 'close');
    t.true(nearSocket.closed);
  });
}
