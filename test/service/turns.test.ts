import { setMaxListeners } from 'node:events';
import test from 'ava';
import { Turns } from '../../src/service/job/turns.ts';
import type { Turn } from '../../src/service/transfer/index.ts';

const never = new AbortController().signal;
setMaxListeners(0, never);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Turns with a clock set by hand, and claimants that write down who was served. */
const bench = (connections: number, timeSlice = 1_000) => {
  const clock = { milliseconds: 0 };
  const turns = new Turns({ connections, timeSlice, now: () => clock.milliseconds });
  const served: string[] = [];
  const held: Record<string, Turn[]> = {};
  const claimant = (name: string, foreground = false) => {
    const self = { foreground };
    held[name] = [];
    return {
      ask: (signal = never) =>
        void turns.take(self, signal).then((turn) => {
          if (turn === undefined) return;
          served.push(name);
          held[name]?.push(turn);
        }),
      release: () => held[name]?.shift()?.release(),
      held: () => held[name] ?? [],
      spare: () => turns.spare(self),
    };
  };
  return { claimant, served, clock };
};

test('whoever asks while connections are free is served at once, and nobody beyond them', async (t) => {
  const { claimant, served } = bench(2);
  const a = claimant('a');
  a.ask();
  a.ask();
  a.ask();
  await settled();
  t.deepEqual(served, ['a', 'a']);
  a.release();
  await settled();
  t.deepEqual(served, ['a', 'a', 'a']);
});

test('the foreground is served before the background, whatever came first', async (t) => {
  const { claimant, served } = bench(1);
  const first = claimant('first');
  const behind = claimant('behind');
  const before = claimant('before', true);
  first.ask();
  behind.ask();
  before.ask();
  await settled();
  first.release();
  await settled();
  before.release();
  await settled();
  t.deepEqual(served, ['first', 'before', 'behind']);
});

test('a background turn is asked back when the foreground waits', async (t) => {
  const { claimant } = bench(2);
  const background = claimant('background');
  background.ask();
  background.ask();
  await settled();
  const foreground = claimant('foreground', true);
  foreground.ask();
  t.deepEqual(
    background.held().map(({ stop }) => stop.stopped),
    [false, true],
  );
});

test('equals are served in rotation, however much one of them asks for', async (t) => {
  const { claimant, served } = bench(1);
  const a = claimant('a');
  const b = claimant('b');
  for (let times = 0; times < 3; times++) a.ask();
  for (let times = 0; times < 3; times++) b.ask();
  for (const next of [a, a, b, a, b, b]) {
    await settled();
    next.release();
  }
  t.deepEqual(served, ['a', 'a', 'b', 'a', 'b', 'b']);
});

test('who holds more than a fair share gives turns back to who holds less', async (t) => {
  const { claimant } = bench(4);
  const greedy = claimant('greedy');
  for (let times = 0; times < 4; times++) greedy.ask();
  await settled();
  const late = claimant('late');
  for (let times = 0; times < 4; times++) late.ask();
  const askedBack = () => greedy.held().filter(({ stop }) => stop.stopped);
  t.is(askedBack().length, 2);
  for (const turn of askedBack()) turn.release();
  await settled();
  t.is(late.held().length, 2);
});

test('a turn is asked back after its time slice when an equal waits, and not before', async (t) => {
  const { claimant, clock } = bench(1, 1_000);
  const a = claimant('a');
  const b = claimant('b');
  const c = claimant('c');
  a.ask();
  await settled();
  clock.milliseconds = 999;
  b.ask();
  t.false(a.held()[0]?.stop.stopped);
  clock.milliseconds = 1_000;
  c.ask();
  t.true(a.held()[0]?.stop.stopped);
});

test('a background job does not take turns from the foreground, however long it waits', async (t) => {
  const { claimant, clock } = bench(1, 1_000);
  const foreground = claimant('foreground', true);
  foreground.ask();
  await settled();
  claimant('background').ask();
  clock.milliseconds = 10_000;
  claimant('another').ask();
  t.false(foreground.held()[0]?.stop.stopped);
});

test('a spare turn is one that nobody waits for', async (t) => {
  const { claimant } = bench(1);
  const a = claimant('a');
  const turn = a.spare();
  t.truthy(turn);
  t.is(claimant('b').spare(), undefined);
  turn?.release();
  turn?.release();
  t.truthy(claimant('c').spare());
  t.is(claimant('d').spare(), undefined);
});

test('who stops waiting is not served', async (t) => {
  const { claimant, served } = bench(1);
  const a = claimant('a');
  const b = claimant('b');
  const impatient = new AbortController();
  a.ask();
  b.ask(impatient.signal);
  await settled();
  impatient.abort();
  b.ask(AbortSignal.abort());
  a.release();
  await settled();
  t.deepEqual(served, ['a']);
});
