import { IBackgroundCopyManager } from '../../../../src/bindings/index.ts';
import { adopt } from '../../../../src/com/index.ts';
import { managersOf } from '../../../../src/service/facade/manager-object.ts';
import { JobQueue } from '../../../../src/service/job/index.ts';
import { QUICK } from '../../../helpers/service-bench.ts';
import { DELIVERY_OPTIMIZATION } from '../dialect.ts';
import type { ServiceUnderTest } from '../service-under-test.ts';

/** The embedded service in this process: a fresh one for each test. */
export const embedded: ServiceUnderTest = {
  name: 'embedded',
  bonds: ['delivery-optimization', 'embedded'],
  dialect: DELIVERY_OPTIMIZATION,
  calling: 'direct',
  patience: 60_000,
  expectedFailures: [],
  connect: async () => {
    const queue = new JobQueue({ transfer: QUICK });
    const create = managersOf(queue, { calling: 'direct', repeatDelays: { first: 1, longest: 4 } });
    const manager = adopt(IBackgroundCopyManager, create().giveAway(IBackgroundCopyManager), 'direct');
    return { manager, close: () => queue.close() };
  },
};
