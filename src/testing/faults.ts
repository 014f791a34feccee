import type { DiskFault } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import type { NetworkFaults } from './network-faults.ts';

/** What can go wrong for a job of a `TestService`: its network, its disk, and whoever is told about it. */
export interface Faults<Name extends string = string> extends NetworkFaults<Name> {
  /**
   * Lets the service's disk fail, until it is cleared. What is on the disk stays there, so that a job goes on from it.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  failDisk(fault: DiskFault): Fault;
  /**
   * Lets the client of a job disappear as if its process had died: the next time the service has something to tell, it
   * finds nobody there and forgets the client. A run that lost its callback still sees the job's end by looking at its
   * state, every `pollSeconds`; a run that begins later is told again.
   * @param job a job of this service
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  killCallback(job: { readonly id: string }): Fault;
}
