import { join } from 'node:path';
import { home } from '../home.ts';
import { Ledger } from '../ledger/ledger.ts';
import { openService } from './open-service.ts';
import type { ServiceOptions } from './service-options.ts';
import type { ServicePort } from './service-port.ts';

/** Where a command works: a service, the ledger of what this tool made there, and how to say which service it is. */
export interface Desk extends AsyncDisposable {
  readonly service: ServicePort;
  readonly ledger: Ledger;
  /** The name under which the ledger knows the service. */
  readonly address: string;
  /** The options that lead to the same service, for commands to type next: empty, or with a space before them. */
  readonly options: string;
}

export async function openDesk(options: ServiceOptions): Promise<Desk> {
  const service = await openService(options);
  return {
    service,
    ledger: new Ledger(join(home(), 'ledger')),
    address: [service.name, options.clsid ?? options.state].filter(Boolean).join(' '),
    options: Object.entries({ service: options.service, clsid: options.clsid, state: options.state })
      .filter(([name, value]) => value !== undefined && process.env[`DOJOBS_${name.toUpperCase()}`] !== value)
      .map(([name, value]) => ` --${name} ${shellWord(value as string)}`)
      .join(''),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** In quotes where a shell would not take it as one word. */
const shellWord = (text: string): string => (/^[\w.,:/\\=@%+-]+$/.test(text) ? text : JSON.stringify(text));
