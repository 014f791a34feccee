import { writeSync } from 'node:fs';
import { EMBEDDED_CLSID, serve, type ServeOptions } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { say } from '../output/say.ts';
import { untilToldToLeave } from '../until-told-to-leave.ts';

export interface ServeCommandOptions {
  readonly clsid?: string;
  readonly state?: string;
  readonly sync?: true;
  readonly limitRate?: number;
  readonly untilStdinEnds?: true;
}

/** `dojobs serve --com`: the service for other processes, until this one is told to leave. */
export async function serveByCom(options: ServeCommandOptions): Promise<ExitClass> {
  const leaving = untilToldToLeave({ stdin: options.untilStdinEnds ?? false });
  try {
    await using _served = await serve(serveOptions(options));
    // Whoever started us may wait for this line at the other end of a pipe, which only gets it at once this way.
    writeSync(STDOUT, `ready ${braced(options.clsid ?? EMBEDDED_CLSID)}\n`);
    say(`Told to leave by ${await leaving.reason}.`);
    return 'done';
  } finally {
    leaving[Symbol.dispose]();
  }
}

const serveOptions = ({ clsid, state, sync, limitRate }: ServeCommandOptions): ServeOptions => ({
  ...(clsid !== undefined && { clsid }),
  ...(state !== undefined && { stateFolder: state }),
  ...(sync && { syncToDisk: true }),
  ...(limitRate !== undefined && { maxBytesPerSecond: limitRate }),
});

const STDOUT = 1;

/** As it was given, so that who gave it finds it in the line. */
const braced = (clsid: string): string => (clsid.startsWith('{') ? clsid : `{${clsid}}`);
