import { join } from 'node:path';
import { home } from '../home.ts';
import type { ServiceOptions } from './service-options.ts';
import type { ServicePort } from './service-port.ts';

/** Opens the way to the service that the options name. */
export async function openService({ service, clsid, state }: ServiceOptions): Promise<ServicePort> {
  const { openInProcess } = await import('./in-process.ts');
  const isEmbedded = service === 'embedded' || (service === undefined && process.platform !== 'win32');
  if (isEmbedded)
    return openInProcess({ service: 'embedded', embedded: { stateFolder: state ?? join(home(), 'jobs') } });
  return openInProcess({ ...(service && { service }), ...(clsid && { clsid }), processSecurity: true });
}
