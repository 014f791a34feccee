import test from 'ava';
import { cliBench } from '../helpers/cli-bench.ts';

test.serial('dojobs gc completes what arrived, cancels what stands still, and tells before it does', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 }, 'b.bin': { size: 10 } });
  const arrived = await bench.add('a.bin', '--suspended');
  const suspended = await bench.add('b.bin', '--suspended');
  await bench.run('wait', arrived, '--no-complete');

  const dry = await bench.run('gc', '--older-than', '0', '--dry-run', '--json');
  const expected = [
    { id: arrived, state: 'transferred', action: 'complete' },
    { id: suspended, state: 'suspended', action: 'cancel' },
  ];
  const planned = JSON.parse(dry.stdout) as object[];
  expected.forEach((item, index) => t.like(planned[index], { ...item, done: false, failure: null }));
  t.false(bench.folder.names().includes('a.bin'));

  const done = JSON.parse((await bench.run('gc', '--older-than', '0', '--json')).stdout) as object[];
  expected.forEach((item, index) => t.like(done[index], { ...item, done: true, failure: null }));
  t.deepEqual(bench.folder.names(), ['a.bin']);
  t.is((await bench.run('gc', '--older-than', '0', '--json')).stdout, '[]\n');
});

test.serial('dojobs gc leaves the young alone, and forgets what has ended elsewhere', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  const id = await bench.add('a.bin', '--suspended');
  t.is((await bench.run('gc', '--json')).stdout, '[]\n');
  await bench.run('cancel', id);
  t.is((await bench.run('gc')).stderr, 'There is nothing to collect.\n');
});
