import { writeSync } from 'node:fs';

/** What `dojobs serve` is told, in either way of serving. */
export interface ServeCommandOptions {
  readonly com?: true;
  /** In the background, started by a command. */
  readonly agent?: true;
  readonly clsid?: string;
  readonly state?: string;
  readonly sync?: true;
  readonly limitRate?: number;
  readonly untilStdinEnds?: true;
}

/** Whoever started us may wait for this line at the other end of a pipe, which only gets it at once this way. */
export const tellReady = (address: string): void => void writeSync(STDOUT, `ready ${address}\n`);

const STDOUT = 1;
