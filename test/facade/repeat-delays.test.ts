import { mock } from 'node:test';
import test from 'ava';
import { BG_NOTIFY } from '../../src/bindings/index.ts';
import { Borrowed, ComError, E_FAIL, implement, IUnknown } from '../../src/com/index.ts';
import { Listeners } from '../../src/service/facade/listeners.ts';
import { DEFAULT_REPEAT_DELAYS, Notifier, type NotifyingJob } from '../../src/service/facade/notifier.ts';
import { listener } from '../helpers/listener.ts';

/** A job in the error state that stays there. */
const failed = (): NotifyingJob => ({
  id: 'failed',
  state: 'error',
  error: { reason: { kind: 'http-status', status: 404 }, file: undefined, message: 'It is gone.', at: new Date() },
  files: [],
  times: { created: new Date(), modified: new Date(), transferCompleted: undefined },
  notifyFlags: BG_NOTIFY.jobError,
  on: () => () => undefined,
});

/** Timers that note how long they should run, and hardly run. The only test of its file: they are global. */
function hurriedTimers(): { readonly waits: readonly (number | undefined)[] } & Disposable {
  const waits: (number | undefined)[] = [];
  const inTime = globalThis.setTimeout;
  const hurried = mock.method(globalThis, 'setTimeout', (act: () => void, wait?: number) => {
    waits.push(wait);
    const timer = inTime(act, 0);
    // Nothing else holds the process.
    timer.unref = () => timer;
    return timer;
  });
  return { waits, [Symbol.dispose]: () => hurried.mock.restore() };
}

test('JobError is repeated after a second, then after twice as long each time, up to a minute', async (t) => {
  using timers = hurriedTimers();
  using shown = implement(IUnknown, {});
  const share = () => shown.share();
  const surroundings = { delays: DEFAULT_REPEAT_DELAYS, listeners: new Listeners() };
  const notifier = new Notifier(failed(), { job: share, error: share, file: share }, surroundings);
  const { object, kinds, heard } = listener(() => {
    if (kinds.length < 10) throw new ComError('refused', E_FAIL);
  });
  notifier.listen(new Borrowed(IUnknown, object.address, 'direct'));
  await heard('error', 10);
  await notifier.letGo();
  t.deepEqual(timers.waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  object.release();
});
