import { EMBEDDED_CLSID, serve, type ServeOptions } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { say } from '../output/say.ts';
import { untilToldToLeave } from '../until-told-to-leave.ts';
import { tellReady, type ServeCommandOptions } from './serve.ts';

/** `dojobs serve --com`: the service for other processes, until this one is told to leave. */
export async function serveByCom(options: ServeCommandOptions): Promise<ExitClass> {
  using leaving = untilToldToLeave({ stdin: options.untilStdinEnds ?? false });
  await using _served = await serve(serveOptions(options));
  tellReady(braced(options.clsid ?? EMBEDDED_CLSID));
  say(`Told to leave by ${await leaving.reason}.`);
  return 'done';
}

const serveOptions = ({ clsid, state, sync, limitRate }: ServeCommandOptions): ServeOptions => ({
  ...(clsid !== undefined && { clsid }),
  ...(state !== undefined && { stateFolder: state }),
  ...(sync && { syncToDisk: true }),
  ...(limitRate !== undefined && { maxBytesPerSecond: limitRate }),
});

/** As it was given, so that who gave it finds it in the line. */
const braced = (clsid: string): string => (clsid.startsWith('{') ? clsid : `{${clsid}}`);
