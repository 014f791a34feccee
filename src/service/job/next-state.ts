import { match, P } from 'ts-pattern';
import { JOB_STATES, type JobState } from '../../model/index.ts';

/**
 * What can happen to a job: the calls of its users (`change` is a new file or property), and the news of its transfer.
 */
export const JOB_ACTIONS = [
  'resume',
  'suspend',
  'complete',
  'cancel',
  'change',
  'all-transferred',
  'fail-transiently',
  'fail',
  'retry',
] as const;

export type JobAction = (typeof JOB_ACTIONS)[number];

/**
 * The state after `action`, or `undefined` where it is not allowed. Pure: no clock, no network, no disk.
 * Jobs that are new, in error or finished count as suspended already.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-suspend
 */
export const nextState = (state: JobState, action: JobAction): JobState | undefined => NEXT.get(state)?.get(action);

const stateAfter = (state: JobState, action: JobAction): JobState | undefined =>
  match([state, action] as const)
    .returnType<JobState | undefined>()
    .with([FINAL, P._], () => undefined)
    .with([P._, 'cancel'], () => 'cancelled')
    .with([P._, 'complete'], () => 'acknowledged')
    .with([P._, 'change'], () => state)
    .with([ACTIVE, 'resume'], () => state)
    .with([P._, 'resume'], () => 'transferring')
    .with([P.union(ACTIVE, 'transient-error'), 'suspend'], () => 'suspended')
    .with([P._, 'suspend'], () => state)
    .with([ACTIVE, 'all-transferred'], () => 'transferred')
    .with([ACTIVE, 'fail-transiently'], () => 'transient-error')
    .with([P.union(ACTIVE, 'transient-error'), 'fail'], () => 'error')
    .with(['transient-error', 'retry'], () => 'transferring')
    .with([P._, P.union('all-transferred', 'fail-transiently', 'fail', 'retry')], () => undefined)
    .exhaustive();

const FINAL = P.union('acknowledged', 'cancelled');
const ACTIVE = P.union('queued', 'connecting', 'transferring');

/** Asked with every file that is added, so each answer is found out only once. */
const NEXT = new Map(
  JOB_STATES.map((state) => [state, new Map(JOB_ACTIONS.map((action) => [action, stateAfter(state, action)]))]),
);
