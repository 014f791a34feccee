import { IBackgroundCopyManager } from '../../../../src/bindings/index.ts';
import { adopt } from '../../../../src/com/index.ts';
import { managersOf } from '../../../../src/service/facade/manager-object.ts';
import { Engine } from '../../../../src/service/engine/index.ts';
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
    const engine = new Engine({ transfer: QUICK });
    const create = managersOf(engine, { calling: 'direct', repeatDelays: { first: 1, longest: 4 } });
    const manager = adopt(IBackgroundCopyManager, create().giveAway(IBackgroundCopyManager), 'direct');
    return { manager, close: () => engine.close() };
  },
};
