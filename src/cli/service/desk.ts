import { join } from 'node:path';
import { home } from '../home.ts';
import { Ledger } from '../ledger/ledger.ts';
import { openService } from './open-service.ts';
import { serviceAddress } from './service-address.ts';
import type { ServiceOptions } from './service-options.ts';
import type { ServicePort } from './service-port.ts';
import { typedOptions } from './typed-options.ts';

/** Where a command works: a service, the ledger of what this tool made there, and how to say which service it is. */
export interface Desk extends AsyncDisposable {
  readonly service: ServicePort;
  readonly ledger: Ledger;
  /** The name under which the ledger knows the service. */
  readonly address: string;
  /** The options that lead to the same service, for commands to type next: empty, or with a space before them. */
  readonly options: string;
}

export const openDesk = async (options: ServiceOptions): Promise<Desk> => deskAt(await openService(options), options);

/** A desk at a service that is open already; disposing it ends the way there. */
export function deskAt(service: ServicePort, options: ServiceOptions): Desk {
  return {
    service,
    ledger: ledgerOfUser(),
    address: serviceAddress(service.name, options),
    options: typedOptions(options),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** The ledger of all services, which is there whether they are or not. */
export const ledgerOfUser = (): Ledger => new Ledger(join(home(), 'ledger'));
