import type { ExitClass } from './exit-code.ts';

/** What is told of a failure, whatever was thrown, with the library's remedy as it is typed here. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(LIKE_BITS, 'make the job with --service bits');

const LIKE_BITS = "connect({ service: 'bits' })";

/** What a command could not do, in words for people: what, why, and what to do; `exit` says it to scripts. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly exit: ExitClass;

  constructor(exit: ExitClass, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exit = exit;
  }
}
