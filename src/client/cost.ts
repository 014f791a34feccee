import type { Connection } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import type { JobOptions } from './job-options/index.ts';

/** @throws {DeliveryOptimizationError} `blocked`: nobody knows what the job minds */
export function checkJobCost(connection: Connection, { transferPolicy = 'always' }: Partial<JobOptions>): void {
  if (transferPolicy !== 'always') refuseStandIn(connection, 'the job', 'ask for the transfer policy "always"');
}

/**
 * The embedded service does not know what a network costs: it must not stand in for another where that matters.
 * @throws {DeliveryOptimizationError} `blocked`
 */
export function refuseStandIn({ service, insteadOf }: Connection, what: string, remedy: string): void {
  if (service !== 'embedded' || insteadOf.length === 0) return;
  const missing = insteadOf.join(' and ');
  const message = `Without ${missing} nobody knows what the network costs, and ${what} may not transfer at any cost: wait for the service, or ${remedy}.`;
  throw new DeliveryOptimizationError('blocked', message);
}
