import { Ledger } from '../../src/cli/ledger/ledger.ts';
import type { Desk } from '../../src/cli/service/desk.ts';
import type { ServicePort } from '../../src/cli/service/service-port.ts';
import { DeliveryOptimizationError } from '../../src/index.ts';

/** A call that fails with this code of the library's. */
export const refuses = (code: ConstructorParameters<typeof DeliveryOptimizationError>[0]) => () =>
  Promise.reject(new DeliveryOptimizationError(code, code));

/** A desk at a service that can only do this, with its ledger in the folder. */
export const deskOf = (folder: string, service: Partial<ServicePort>): Desk => ({
  service: {
    name: 'delivery-optimization',
    createJob: refuses('unexpected'),
    job: refuses('unexpected'),
    jobs: refuses('unexpected'),
    [Symbol.asyncDispose]: async () => undefined,
    ...service,
  },
  ledger: new Ledger(folder),
  address: 'delivery-optimization',
  options: '',
  [Symbol.asyncDispose]: async () => undefined,
});
