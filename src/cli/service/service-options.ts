import { Option, type Command } from 'commander';
import type { ServiceName } from '../../index.ts';

/** Which service a command speaks to. */
export interface ServiceOptions {
  readonly service?: ServiceName;
  readonly clsid?: string;
  readonly state?: string;
}

const SERVICES: readonly ServiceName[] = ['delivery-optimization', 'bits', 'embedded'];

/** Lets a command be told which service it is to speak to, by options or by the environment. */
export const withService = (command: Command): Command =>
  command
    .addOption(
      new Option('--service <name>', 'which service (default: delivery-optimization on Windows, elsewhere embedded)')
        .choices(SERVICES)
        .env('DOJOBS_SERVICE'),
    )
    .addOption(new Option('--clsid <{guid}>', "another class that speaks the service's interfaces").env('DOJOBS_CLSID'))
    .addOption(new Option('--state <folder>', 'where the embedded service keeps its queue').env('DOJOBS_STATE'));
