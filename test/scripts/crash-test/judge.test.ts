import test from 'ava';
import { afterCall, afterTransferred, NOTHING } from '../../../scripts/crash-test/expected.ts';
import type { Expected, Returned } from '../../../scripts/crash-test/expected.ts';
import type { Call, JobFacts } from '../../../scripts/crash-test/protocol.ts';
import { judge } from '../../../scripts/crash-test/violations.ts';
import type { Observed } from '../../../scripts/crash-test/violations.ts';

/** A history: two jobs, the first with two files, of which all calls have returned. */
const HISTORY: readonly Call[] = [
  { kind: 'create', job: 'one' },
  { kind: 'add-file', job: 'one', url: 'http://host/0/a', path: '/d/a' },
  { kind: 'add-file', job: 'one', url: 'http://host/0/b', path: '/d/b' },
  { kind: 'set', job: 'one', values: { priority: 'high' } },
  { kind: 'set-remote-name', job: 'one', file: 1, url: 'http://host/1/b' },
  { kind: 'resume', job: 'one' },
  { kind: 'create', job: 'two' },
];

const returned = (calls: readonly Call[], start: Expected = NOTHING): Expected =>
  calls.reduce(
    (expected, call) => afterCall(expected, call, { kind: 'returned', number: 1, id: `id of ${call.job}` }),
    start,
  );

const file = (name: string, mirror = 0) => ({
  url: `http://host/${mirror}/${name}`,
  path: `/d/${name}`,
  temporaryPath: `/d/${name}.part`,
  bytesTransferred: 5,
  bytesTotal: 10,
  completed: false,
});

const job = (name: string, facts: Partial<JobFacts> = {}): JobFacts => ({
  id: `id of ${name}`,
  name,
  description: '',
  priority: 'normal',
  notifyFlags: 3,
  noProgressTimeoutSeconds: 60,
  state: 'suspended',
  files: [],
  ...facts,
});

const one = (facts: Partial<JobFacts> = {}) =>
  job('one', { priority: 'high', state: 'transferring', files: [file('a'), file('b', 1)], ...facts });

const observed = (jobs: JobFacts[], files: Record<string, 'right' | 'wrong' | 'temporary'> = {}): Observed => ({
  jobs,
  damaged: [],
  files: new Map(Object.entries(files)),
});

test('a history that was kept is right', (t) => {
  const kept = observed([one(), job('two')], { '/d/a.part': 'temporary' });
  t.deepEqual(judge(returned(HISTORY), [], kept).violations, []);
});

const catches = test.macro({
  title: (_, what: string) => `${what} is caught`,
  exec(t, _: string, seen: Observed, ...expected: string[]) {
    t.deepEqual(judge(returned(HISTORY), [], seen).violations, expected);
  },
});

test(catches, 'a lost job', observed([one()]), 'job "two" is lost');
test(catches, 'a job too many', observed([one(), job('two'), job('three')]), 'job "three" should not be there');
test(
  catches,
  'a lost property',
  observed([one({ priority: 'normal' }), job('two')]),
  'job "one" lost its priority "high"',
);
test(
  catches,
  'another id',
  observed([one({ id: 'another' }), job('two')]),
  'job "one" has the id another, not id of one',
);
test(
  catches,
  'a resume that was forgotten',
  observed([one({ state: 'suspended' }), job('two')]),
  'job "one" is suspended and should be active',
);
test(
  catches,
  'a job that transfers unasked',
  observed([one(), job('two', { state: 'transferring' })]),
  'job "two" is transferring and should be suspended',
);
test(
  catches,
  'a job in error',
  observed([one({ state: 'error', problem: 'The file is gone.' }), job('two')]),
  'job "one" is error and should be active: The file is gone.',
);
test(catches, 'a lost file', observed([one({ files: [file('a')] }), job('two')]), 'job "one" has 1 files, not 2');
test(
  catches,
  'files in another order',
  observed([one({ files: [file('b', 1), file('a')] }), job('two')]),
  'job "one" has /d/b instead of /d/a',
  'job "one" has /d/a instead of /d/b',
);
test(
  catches,
  'a lost address',
  observed([one({ files: [file('a'), file('b')] }), job('two')]),
  '/d/b of job "one" comes from http://host/0/b, not from http://host/1/b',
);
test(
  catches,
  'a file that is in place too early',
  observed([one(), job('two')], { '/d/a': 'right' }),
  '/d/a should not be there',
);
test(
  catches,
  'a temporary file of nobody',
  observed([one(), job('two')], { '/d/old.part': 'temporary' }),
  '/d/old.part belongs to no job',
);
test(
  catches,
  'a damaged record',
  { ...observed([one(), job('two')]), damaged: ['It is empty.'] },
  'a record was damaged: It is empty.',
);

test('what was transferred stays so', (t) => {
  const expected = afterTransferred(returned(HISTORY), 'id of one');
  t.deepEqual(judge(expected, [], observed([one({ state: 'transferred' }), job('two')])).violations, []);
  t.deepEqual(judge(expected, [], observed([one(), job('two')])).violations, [
    'job "one" is transferring and should be transferred',
  ]);
});

test('a call on its way may have been carried out or not, and those after it only if it was', (t) => {
  const calls: readonly Call[] = [
    { kind: 'set', job: 'two', values: { name: 'second' } },
    { kind: 'set', job: 'second', values: { priority: 'low' } },
    { kind: 'create', job: 'three' },
  ];
  const violations = (...jobs: JobFacts[]) => judge(returned(HISTORY), calls, observed([one(), ...jobs])).violations;
  const two = (name: string, priority: 'normal' | 'low') => job(name, { id: 'id of two', priority });
  t.deepEqual(violations(two('two', 'normal')), []);
  t.deepEqual(violations(two('second', 'normal')), []);
  t.deepEqual(violations(two('second', 'low')), []);
  t.deepEqual(violations(two('second', 'low'), job('three')), []);
  t.not(violations(two('two', 'low')).length, 0);
  t.not(violations(two('second', 'normal'), job('three')).length, 0);
});

test('the verdict says what has turned out to be true', (t) => {
  const calls: readonly Call[] = [
    { kind: 'set', job: 'two', values: { priority: 'low' } },
    { kind: 'cancel', job: 'two' },
  ];
  const { expected } = judge(returned(HISTORY), calls, observed([one(), job('two', { priority: 'low' })]));
  t.deepEqual(expected.jobs[1]?.values, { name: 'two', description: '', priority: 'low' });
});

const ending = test.macro({
  title: (_, what: string) => `a job that is over: ${what}`,
  exec(t, _: string, call: Call, files: Parameters<typeof observed>[1], expected: string[]) {
    const over = returned([call], afterTransferred(returned(HISTORY), 'id of one'));
    t.deepEqual(judge(over, [], observed([job('two')], files)).violations, expected);
  },
});

const COMPLETE: Call = { kind: 'complete', job: 'one' };
const CANCEL: Call = { kind: 'cancel', job: 'one' };
test(ending, 'complete and right', COMPLETE, { '/d/a': 'right', '/d/b': 'right' }, []);
test(ending, 'complete without a file', COMPLETE, { '/d/b': 'right' }, ['/d/a is missing']);
test(ending, 'complete with a wrong file', COMPLETE, { '/d/a': 'wrong', '/d/b': 'right' }, [
  '/d/a has the wrong bytes',
]);
test(ending, 'cancelled and gone', CANCEL, {}, []);
test(ending, 'cancelled with a file in place', CANCEL, { '/d/a': 'right' }, ['/d/a should not be there']);
test(ending, 'cancelled with its temporary file', CANCEL, { '/d/a.part': 'temporary' }, [
  '/d/a.part belongs to no job',
]);

test('a job that was completed before everything had arrived has put in place what it said', (t) => {
  const call: Returned = { kind: 'returned', number: 1, id: 'id of one', completed: [true, false] };
  const over = afterCall(returned(HISTORY), COMPLETE, call);
  t.deepEqual(judge(over, [], observed([job('two')], { '/d/a': 'right' })).violations, []);
  t.deepEqual(judge(over, [], observed([job('two')], { '/d/b': 'right' })).violations, [
    '/d/a is missing',
    '/d/b should not be there',
  ]);
});

test('a job that was being cancelled when the process died is there whole, or gone', (t) => {
  const violations = (seen: Observed) => judge(returned(HISTORY), [CANCEL], seen).violations;
  t.deepEqual(violations(observed([one(), job('two')], { '/d/a.part': 'temporary' })), []);
  t.deepEqual(violations(observed([job('two')])), []);
  t.deepEqual(violations(observed([job('two')], { '/d/a.part': 'temporary' })), ['/d/a.part belongs to no job']);
});

test('what an interrupted Complete had put in place stays there when its job is cancelled later', (t) => {
  const interrupted = observed([one({ files: [{ ...file('a'), completed: true }, file('b', 1)] }), job('two')], {
    '/d/a': 'right',
  });
  const { expected, violations } = judge(returned(HISTORY), [{ kind: 'complete', job: 'one' }], interrupted);
  t.deepEqual(violations, []);
  const cancelled = afterCall(expected, { kind: 'cancel', job: 'one' });
  t.deepEqual(judge(cancelled, [], observed([job('two')], { '/d/a': 'right' })).violations, []);
  t.not(judge(cancelled, [], observed([job('two')])).violations.length, 0);
});
