import { IBackgroundCopyManager, CLSID_BackgroundCopyManager, CLSID_DeliveryOptimization } from '../bindings/index.ts';
import { activate, adopt, callQueue, initializeSecurity, onWindows, type Address } from '../com/index.ts';
import { attempt } from './attempt.ts';
import { ready, type ServiceName } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { Service } from './service.ts';

/**
 * - `service`: default `delivery-optimization` on Windows, `embedded` elsewhere
 * - `callsInFlight`: how many calls to services may be on their way at once in this process; default 3 of the four
 *   threads of Node's pool
 * - `processSecurity`: also settle COM's security for the whole process, for programs that own their process; harmless
 *   when somebody did before
 */
export interface ConnectOptions {
  readonly service?: ServiceName;
  readonly callsInFlight?: number;
  readonly processSecurity?: boolean;
}

/** Makes `connect` out of the way to the embedded service: a counted pointer to its manager. */
export const connectUsing =
  (activateEmbedded: () => Promise<Address>) =>
  /**
   * Connects to a service.
   * @throws {DeliveryOptimizationError} `service-unavailable` where this machine has no such service or it is disabled
   */
  async ({
    service = onWindows ? 'delivery-optimization' : 'embedded',
    callsInFlight,
    processSecurity = false,
  }: ConnectOptions = {}): Promise<Service> => {
    if (callsInFlight !== undefined) callQueue.limit = callsInFlight;
    if (service === 'embedded') {
      return new Service({ service, manager: adopt(IBackgroundCopyManager, await activateEmbedded(), 'direct') });
    }
    if (!onWindows) {
      throw new DeliveryOptimizationError(
        'service-unavailable',
        `Only Windows has the service "${service}": leave it out to use the embedded one.`,
      );
    }
    const clsid = service === 'bits' ? CLSID_BackgroundCopyManager : CLSID_DeliveryOptimization;
    return attempt(`connect to ${service}`, async () => {
      if (processSecurity) await initializeSecurity();
      const connection = { service, manager: await activate(clsid, IBackgroundCopyManager) };
      await ready(connection, connection.manager);
      return new Service(connection);
    });
  };
