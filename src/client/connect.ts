import {
  CLSID_BackgroundCopyManager,
  CLSID_DeliveryOptimization,
  IBackgroundCopyManager,
  IDOManager,
} from '../bindings/index.ts';
import {
  activate,
  adopt,
  callQueue,
  initializeSecurity,
  onWindows,
  parseGuid,
  type Address,
  type Guid,
} from '../com/index.ts';
import { ServeError, type EmbeddedOptions } from '../model/index.ts';
import { attempt } from './attempt.ts';
import { Connection, type ServiceName, type Ways } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { Service } from './service.ts';

/** To which service to connect, and how. */
export interface ConnectOptions {
  /**
   * Default `delivery-optimization` on Windows, `embedded` elsewhere; of several, the first that is there. An embedded
   * service that stands in for others is plain HTTP, and takes no job that may not transfer at any cost.
   */
  readonly service?: ServiceName | readonly ServiceName[];
  /**
   * Another class, for the services of Windows, that speaks the service's interfaces, such as an embedded service in a
   * process of its own.
   */
  readonly clsid?: string;
  /** How the embedded service of this process works; without a state folder its jobs end with the process. */
  readonly embedded?: EmbeddedOptions;
  /**
   * How many calls to services may be on their way at once in this process; default 3, of the four threads of Node's
   * pool.
   */
  readonly callsInFlight?: number;
  /**
   * Also settle COM's security for the whole process, for programs that own their process; harmless when somebody did
   * before.
   */
  readonly processSecurity?: boolean;
  /**
   * How long a run waits for a service that was gone, to take up its job again; default 10, 0 for not at all. Jobs of
   * an embedded service without a state folder are gone with it.
   */
  readonly reconnectSeconds?: number;
}

/** Makes `connect` out of the way to the embedded service, which ends in a counted pointer to its manager. */
export const connectUsing =
  (activateEmbedded: ActivateEmbedded) =>
  async (options: ConnectOptions = {}): Promise<Service> => {
    const {
      service = onWindows ? 'delivery-optimization' : 'embedded',
      callsInFlight,
      reconnectSeconds = 10,
    } = options;
    if (callsInFlight !== undefined) limitCalls(callsInFlight);
    checkReconnectSeconds(reconnectSeconds);
    const wanted = typeof service === 'string' ? [service] : service;
    checkServices(wanted, options);
    const insteadOf: ServiceName[] = [];
    for (const each of wanted) {
      try {
        const ways = each === 'embedded' ? toEmbedded(activateEmbedded, options) : toSystem(each, options);
        const open = () => Connection.open(each, ways, reconnectSeconds, insteadOf);
        return new Service(await attempt(`connect to ${each}`, open));
      } catch (error) {
        insteadOf.push(each);
        if (insteadOf.length === wanted.length || !isMissing(error)) throw error;
      }
    }
    throw new DeliveryOptimizationError('invalid-argument', 'No service is named: name one, or leave the list out.');
  };

type ActivateEmbedded = (options: EmbeddedOptions) => Promise<Address>;

const toEmbedded = (activateEmbedded: ActivateEmbedded, { embedded = {} }: ConnectOptions): Ways => ({
  jobs: () =>
    attempt('start the embedded service', async () =>
      adopt(IBackgroundCopyManager, await activateEmbedded(embedded).catch(notUsable), 'direct'),
    ),
  downloads: (jobs) => jobs.query(IDOManager),
});

function toSystem(service: Exclude<ServiceName, 'embedded'>, { clsid, processSecurity }: ConnectOptions): Ways {
  const parsed = classOf(service, clsid);
  return {
    jobs: () =>
      attempt(`connect to ${service}`, async () => {
        if (processSecurity) await initializeSecurity();
        return await activate(parsed, IBackgroundCopyManager);
      }),
    downloads: () => activate(parsed, IDOManager),
  };
}

/** The service is not there, so that another may do instead. */
const isMissing = (error: unknown): boolean =>
  error instanceof DeliveryOptimizationError && (error.code === 'service-unavailable' || error.code === 'blocked');

function checkServices(services: readonly ServiceName[], { embedded }: ConnectOptions): void {
  const unknown = services.find((each) => !SERVICES.includes(each));
  if (unknown !== undefined) {
    const message = `There is no service "${String(unknown)}": use one of ${SERVICES.join(', ')}.`;
    throw new DeliveryOptimizationError('invalid-argument', message);
  }
  if (embedded !== undefined && !services.includes('embedded')) {
    const message = `The options "embedded" are not for "${services.join(', ')}": leave them out, or connect({ service: 'embedded' }).`;
    throw new DeliveryOptimizationError('invalid-argument', message);
  }
}

const SERVICES: readonly ServiceName[] = ['delivery-optimization', 'bits', 'embedded'];

function classOf(service: Exclude<ServiceName, 'embedded'>, clsid: string | undefined): Guid {
  if (!onWindows) {
    const message = `Only Windows has the service "${service}": leave it out to use the embedded one.`;
    throw new DeliveryOptimizationError('service-unavailable', message);
  }
  if (clsid === undefined) return service === 'bits' ? CLSID_BackgroundCopyManager : CLSID_DeliveryOptimization;
  const parsed = parseGuid(clsid);
  if (parsed !== undefined) return parsed;
  throw new DeliveryOptimizationError('invalid-argument', `"${clsid}" is not a class id: give a GUID.`);
}

/** A state folder that another process has, or that cannot be used; an option with a value that cannot be. */
function notUsable(cause: unknown): never {
  if (!(cause instanceof ServeError)) throw cause;
  const code = cause.code === 'invalid-argument' ? cause.code : 'service-unavailable';
  throw new DeliveryOptimizationError(code, cause.message, { cause });
}

function checkReconnectSeconds(seconds: number): void {
  if (seconds >= 0) return;
  throw new DeliveryOptimizationError('invalid-argument', `A reconnectSeconds of ${seconds}: give seconds from 0 on.`);
}

function limitCalls(calls: number): void {
  try {
    callQueue.limit = calls;
  } catch (cause) {
    throw new DeliveryOptimizationError('invalid-argument', (cause as RangeError).message, { cause });
  }
}
