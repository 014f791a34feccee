import { mock } from 'node:test';
import test from 'ava';
import { JobQueue } from '../../src/service/job/index.ts';
import { openStore } from '../../src/service/store/index.ts';
import { QUICK } from '../helpers/service-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const DAY = 24 * 3_600_000;

test('a job that nobody has ended in 30 days is cancelled, and a younger one is not', async (t) => {
  using state = temporaryFolder();
  const opened = async (day: number) => {
    const store = await openStore(state.path);
    return { store, queue: new JobQueue({ transfer: QUICK, store, now: () => new Date(day * DAY) }) };
  };
  const first = await opened(100);
  const { id } = first.queue.create('old', 'download');
  await first.queue.close();
  await first.store.close();

  const second = await opened(130);
  t.truthy(second.queue.find(id));
  const younger = second.queue.create('young', 'download');
  await second.queue.close();
  await second.store.close();

  const third = await opened(131);
  t.is(third.queue.find(id), undefined);
  t.truthy(third.queue.find(younger.id));
  await third.queue.close();
  await third.store.close();
});

test.serial('a service that goes on looks once an hour', async (t) => {
  using timers = mock.timers;
  timers.enable({ apis: ['setInterval'] });
  let day = 100;
  const queue = new JobQueue({ transfer: QUICK, now: () => new Date(day * DAY) });
  const { id } = queue.create('old', 'download');

  day = 131;
  timers.tick(3_599_999);
  t.truthy(queue.find(id));
  timers.tick(1);
  t.is(queue.find(id), undefined);
  await queue.close();
});
