import { realpathSync } from 'node:fs';
import type { ServiceName } from '../../index.ts';
import type { ServiceOptions } from './service-options.ts';
import { stateFolder } from './state-folder.ts';

/**
 * The name under which the ledger knows a service, the same from every folder and in every way to write it: whoever
 * comes back to a job must find it there.
 */
export function serviceAddress(name: ServiceName, { clsid, state }: ServiceOptions): string {
  if (name !== 'embedded') return [name, ...(clsid === undefined ? [] : [bare(clsid)])].join(' ');
  const folder = real(stateFolder(state));
  return folder === real(stateFolder()) ? name : `${name} ${folder}`;
}

const bare = (clsid: string): string => clsid.replaceAll(/[{}]/g, '').toLowerCase();

/** Behind links, where it is there: two names of one folder lead to one agent, too. */
function real(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
