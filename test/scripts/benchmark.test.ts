import test from 'ava';
import { chosen } from '../../scripts/benchmark/chosen.ts';
import { compare, LONG_WORK, median, type Side } from '../../scripts/benchmark/compare.ts';
import { compileC } from '../../scripts/benchmark/compile-c.ts';
import { line, note, type Figure } from '../../scripts/benchmark/figure.ts';
import { runProgram } from '../../scripts/benchmark/run-program.ts';

const effort = { rounds: 5, turns: 2, turnMilliseconds: 1 };
const figure: Figure = {
  name: 'call',
  unit: 'us',
  target: 1.5,
  meaning: 'One over the other.',
  beyondTheFloor: 'It is the weather.',
};

/** A side whose every time takes so many nanoseconds, whatever the clock says. */
const taking =
  (nanoseconds: number): Side =>
  async (times) =>
    times * nanoseconds;

test('a comparison tells what one time costs on each side', async (t) => {
  t.deepEqual(await compare({ ours: taking(300), floor: taking(200) }, effort), { ours: 300, floor: 200, ratio: 1.5 });
});

test('the sides take turns, and each goes first in every other turn', async (t) => {
  const order: string[] = [];
  const recorded =
    (name: string): Side =>
    async (times) => {
      order.push(name);
      return times * 1e6;
    };

  await compare({ ours: recorded('ours'), floor: recorded('floor') }, effort);

  const warmUp = ['floor', 'ours'];
  const round = ['floor', 'ours', 'ours', 'floor'];
  t.deepEqual(order, [...warmUp, ...round, ...round, ...round, ...round, ...round]);
});

test('the sides take turns at going first where a round is one turn', async (t) => {
  const order: string[] = [];
  const recorded =
    (name: string): Side =>
    async () => {
      order.push(name);
      return 1;
    };

  await compare({ ours: recorded('ours'), floor: recorded('floor') }, { rounds: 3, turns: 1, turnMilliseconds: 0 });

  const warmUp = ['floor', 'ours'];
  t.deepEqual(order, [...warmUp, 'floor', 'ours', 'ours', 'floor', 'floor', 'ours']);
});

test('long work is done once in a turn', async (t) => {
  const asked: number[] = [];
  const long: Side = async (times) => {
    asked.push(times);
    return times * 2e9;
  };

  t.deepEqual(await compare({ ours: long, floor: taking(1e9) }, LONG_WORK), { ours: 2e9, floor: 1e9, ratio: 2 });
  t.deepEqual(asked, [1, 1, 1, 1, 1, 1]);
});

test('a turn lasts long enough on the quicker side', async (t) => {
  const asked = new Set<number>();
  const quick: Side = async (times) => {
    asked.add(times);
    return times * 1e5;
  };

  await compare({ ours: quick, floor: taking(1e6) }, effort);

  t.deepEqual([...asked], [1, 2, 4, 8, 16]);
});

test('a round that something else disturbed does not change the figures', async (t) => {
  let calls = 0;
  const disturbed: Side = async (times) => times * (++calls === 4 ? 1e9 : 3e6);

  t.deepEqual(await compare({ ours: disturbed, floor: taking(2e6) }, effort), { ours: 3e6, floor: 2e6, ratio: 1.5 });
});

test('the median of an even number of values lies between the middle ones', (t) => {
  t.is(median([10, 1, 4, 2]), 3);
  t.is(median([10, 1, 4]), 4);
});

test('a figure is one line of JSON in its own unit', (t) => {
  t.deepEqual(JSON.parse(line(figure, { ours: 1_234_567, floor: 1_000_000, ratio: 1.234567 })), {
    name: 'call',
    ours: 1230,
    floor: 1000,
    ratio: 1.23,
    target: 1.5,
    unit: 'us',
  });
});

test('seconds are counted in billions of nanoseconds, bytes as they are, or by the mebibyte', (t) => {
  const seconds = line({ ...figure, unit: 's' }, { ours: 2_500_000_000, floor: 1_000_000_000, ratio: 2.5 });
  t.like(JSON.parse(seconds), { ours: 2.5, floor: 1, unit: 's' });
  const bytes = line({ ...figure, unit: 'bytes' }, { ours: 1234, floor: 1000, ratio: 1.234 });
  t.like(JSON.parse(bytes), { ours: 1230, floor: 1000, unit: 'bytes' });
  const mebibytes = line({ ...figure, unit: 'MiB' }, { ours: 3 * 2 ** 20, floor: 2 ** 20, ratio: 3 });
  t.like(JSON.parse(mebibytes), { ours: 3, floor: 1, unit: 'MiB' });
});

test('an amount has neither floor nor ratio, and its target is an amount too', (t) => {
  const amount = { ours: 1_500, floor: null, ratio: null };
  t.like(JSON.parse(line(figure, amount)), { ours: 1.5, floor: null, ratio: null, target: 1.5 });
  t.is(note(figure, amount), 'call: One over the other.');
  t.is(
    note(figure, { ...amount, ours: 3_000 }),
    'call: OVER TARGET, 3 instead of at most 1.5. One over the other. It is the weather.',
  );
});

test('a target that is missed is noted with what dominates, one that is met is not', (t) => {
  t.is(note(figure, { ours: 1, floor: 1, ratio: 1.5 }), 'call: One over the other.');
  t.is(
    note(figure, { ours: 2, floor: 1, ratio: 2 }),
    'call: OVER TARGET, 2 instead of at most 1.5. One over the other. It is the weather.',
  );
});

test('a figure without a target cannot miss it', (t) => {
  t.is(note({ ...figure, target: null }, { ours: 9, floor: 1, ratio: 9 }), 'call: One over the other.');
});

const parts = ['calls', 'service/files', 'service/jobs'].map((name) => ({ name }));

test('all parts are chosen where none is named, and otherwise those of the names and groups', (t) => {
  t.is(chosen(parts, []), parts);
  t.deepEqual(chosen(parts, ['service']), [{ name: 'service/files' }, { name: 'service/jobs' }]);
  t.deepEqual(chosen(parts, ['service/jobs', 'calls']), [{ name: 'calls' }, { name: 'service/jobs' }]);
});

test('a part that is not there is refused with those that are', (t) => {
  const message = 'There is no part "serv" of the benchmark here. There are: calls, service/files, service/jobs.';
  t.throws(() => chosen(parts, ['service', 'serv']), { message });
});

test('a machine without a C compiler is told which to install', (t) => {
  t.throws(() => compileC(['no-such-cc', 'no-such-gcc'], 'x.c'), {
    message: 'no C compiler: install no-such-cc or no-such-gcc',
  });
});

test('C that does not compile shows what the compiler said', (t) => {
  const nagging = [process.execPath];
  t.throws(() => compileC(nagging, 'x.c'), { message: /could not compile:\n.*bad option/s });
});

test('a program of the benchmark that fails is an error with its exit code', async (t) => {
  await t.notThrowsAsync(runProgram(process.execPath, '--eval', ''));
  await t.throwsAsync(runProgram(process.execPath, '--eval', 'process.exit(3)'), { message: /exit code 3/ });
});
