import { describeInterface, IUnknown, method, output } from '../../com/index.ts';
import { DOSwarmStats } from './swarm-stats.ts';

/**
 * The statistics of a file. Documents list this one method, hence slot 3; Office is said to call the next slot, 4, for
 * the same figures. Nothing settles it, and calling a slot that a proxy does not have crashes the process: a client
 * should not ask unless told to.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile
 */
export const IDeliveryOptimizationFile = describeInterface({
  name: 'IDeliveryOptimizationFile',
  iid: 'b76b9699-e99e-4101-803f-a20e325d93e2',
  base: IUnknown,
  methods: [method('GetStats', output('swarmStats', DOSwarmStats))],
});
