import type { ServiceOptions } from './service-options.ts';
import { shellWord } from './shell-word.ts';
import { stateFolder } from './state-folder.ts';

/**
 * The options that lead to the same service from any folder, for commands to type next: empty, or with a space before
 * them. What the environment says already is left out.
 */
export function typedOptions(
  { service, clsid, state }: ServiceOptions,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return Object.entries({ service, clsid, state: state && stateFolder(state) })
    .filter(([name, value]) => value !== undefined && environment[`DOJOBS_${name.toUpperCase()}`] !== value)
    .map(([name, value]) => ` --${name} ${shellWord(value as string)}`)
    .join('');
}
