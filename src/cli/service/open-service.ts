import type { ServiceOptions } from './service-options.ts';
import type { ServicePort } from './service-port.ts';
import { stateFolder } from './state-folder.ts';

/** Opens the way to the service that the options name: to the embedded one by its agent, to others from this process. */
export async function openService({ service, clsid, state }: ServiceOptions): Promise<ServicePort> {
  const isEmbedded = service === 'embedded' || (service === undefined && process.platform !== 'win32');
  if (isEmbedded) return (await import('./agent/open-agent.ts')).openAgent(stateFolder(state));
  const { openInProcess } = await import('./in-process.ts');
  return openInProcess({ ...(service && { service }), ...(clsid && { clsid }), processSecurity: true });
}
