/** A log takes no more changes. The message names the log, the reason and the remedy. */
export class LogUnwritable extends Error {
  override readonly name = 'LogUnwritable';
}
