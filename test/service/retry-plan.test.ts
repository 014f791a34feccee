import test from 'ava';
import { JobSettings, newSettings } from '../../src/service/job/job-settings.ts';
import { RetryPlan } from '../../src/service/job/retry-plan.ts';
import { DEFAULT_TRANSFER_OPTIONS, TransferFailure } from '../../src/service/transfer/index.ts';

const busy = (retryAfterMilliseconds?: number) =>
  new TransferFailure({ kind: 'http-status', status: 503 }, 'busy', { retryAfterMilliseconds });

/** A plan with the default options whose clock is set by hand. */
const planned = ({ noProgress = 86_400, minimum = undefined as number | undefined, random = 0 } = {}) => {
  const settings = new JobSettings(newSettings('plan'), DEFAULT_TRANSFER_OPTIONS.firstRetryDelay);
  settings.change({ noProgressTimeoutSeconds: noProgress });
  if (minimum !== undefined) settings.change(settings.checked({ minimumRetryDelaySeconds: minimum }));
  const clock = { milliseconds: 0 };
  const plan = new RetryPlan(
    settings,
    DEFAULT_TRANSFER_OPTIONS,
    () => clock.milliseconds,
    () => random,
  );
  return { plan, clock };
};

test('waits double from one second to a minute', (t) => {
  const { plan } = planned();
  const waits = Array.from({ length: 9 }, () => plan.after(busy()).waitMilliseconds / 1_000);
  t.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('waits are stretched by a quarter at most', (t) => {
  const { plan } = planned({ random: 1 });
  t.is(plan.after(busy()).waitMilliseconds, 1_250);
});

test('progress brings the waits back to the first', (t) => {
  const { plan } = planned();
  plan.after(busy());
  plan.after(busy());
  plan.progressed();
  t.is(plan.after(busy()).waitMilliseconds, 1_000);
});

test('the minimum delay of the job is kept, beyond the longest wait as well', (t) => {
  const { plan } = planned({ minimum: 600 });
  t.is(plan.after(busy()).waitMilliseconds, 600_000);
});

test('the server can ask for a longer wait, not for a shorter one', (t) => {
  const { plan } = planned();
  t.is(plan.after(busy(30_000)).waitMilliseconds, 30_000);
  t.is(plan.after(busy(10)).waitMilliseconds, 2_000);
});

test('a wait ends with the no-progress time', (t) => {
  const { plan, clock } = planned({ noProgress: 10 });
  t.deepEqual(plan.after(busy(30_000)), { waitMilliseconds: 10_000, then: 'give-up' });
  clock.milliseconds = 9_500;
  t.deepEqual(plan.after(busy()), { waitMilliseconds: 500, then: 'give-up' });
  clock.milliseconds = 20_000;
  t.deepEqual(plan.after(busy()), { waitMilliseconds: 0, then: 'give-up' });
});

test('progress begins the no-progress time anew', (t) => {
  const { plan, clock } = planned({ noProgress: 10 });
  clock.milliseconds = 9_500;
  plan.progressed();
  t.deepEqual(plan.after(busy()), { waitMilliseconds: 1_000, then: 'retry' });
});

test('a wait is never longer than a timer can be', (t) => {
  const { plan } = planned({ noProgress: 4_294_967_295 });
  t.deepEqual(plan.after(busy(2 ** 40)), { waitMilliseconds: 2 ** 31 - 1, then: 'retry' });
});
