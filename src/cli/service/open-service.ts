import type { ServiceOptions } from './service-options.ts';
import type { ServicePort } from './service-port.ts';
import { stateFolder } from './state-folder.ts';

/** Opens the way to the service that the options name: to the embedded one by its agent, to others from this process. */
export async function openService(options: ServiceOptions): Promise<ServicePort> {
  if (!isEmbedded(options)) return openHere(options);
  return (await import('./agent/open-agent.ts')).openAgent(stateFolder(options.state));
}

/** The same, for who only asks in passing: `undefined` where an agent would have to be started. */
export async function openServiceThatRuns(options: ServiceOptions): Promise<ServicePort | undefined> {
  if (!isEmbedded(options)) return openHere(options);
  return (await import('./agent/open-agent.ts')).openAgentThatRuns(stateFolder(options.state));
}

const isEmbedded = ({ service }: ServiceOptions): boolean =>
  service === 'embedded' || (service === undefined && process.platform !== 'win32');

async function openHere({ service, clsid }: ServiceOptions): Promise<ServicePort> {
  const { openInProcess } = await import('./in-process.ts');
  return openInProcess({ ...(service && { service }), ...(clsid && { clsid }), processSecurity: true });
}
