import type { ServiceOptions } from './service-options.ts';
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

/** In quotes where a shell would not take it as one word. */
const shellWord = (text: string): string => (/^[\w.,:/\\=@%+-]+$/.test(text) ? text : JSON.stringify(text));
