import { invalid } from './invalid.ts';

export const DEFAULT_POLL_SECONDS = 3;

/** The longest that a timer can wait. */
const MAX_POLL_SECONDS = 2_147_483;

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkPollSeconds(seconds: number): void {
  if (seconds > 0 && seconds <= MAX_POLL_SECONDS) return;
  throw invalid(`A pollSeconds of ${seconds}`, `give seconds above 0, up to ${MAX_POLL_SECONDS}`);
}
