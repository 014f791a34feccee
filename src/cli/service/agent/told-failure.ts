import type { DeliveryOptimizationErrorCode } from '../../../index.ts';
import type { ExitClass } from '../../exit-code.ts';
import { Problem } from '../../problem.ts';

/** What another process needs to know of an error: the commands decide by name and code. */
export interface ToldFailure {
  readonly name: string;
  readonly code: string | undefined;
  readonly message: string;
  /** Of a `Problem`: how the command is to end. */
  readonly exit: ExitClass | undefined;
}

export function toldFailure(error: unknown): ToldFailure {
  if (!(error instanceof Error)) return { name: 'Error', code: undefined, message: String(error), exit: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, code, message: error.message, exit: error instanceof Problem ? error.exit : undefined };
}

/** The failure as an error of this process. */
export function errorOf({ name, code, message, exit }: ToldFailure): Error {
  if (exit !== undefined) return new Problem(exit, message);
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
}

/** A failure of the library's kind that arises on the way to the service; by name, so that nothing has to be loaded. */
export const failure = (code: DeliveryOptimizationErrorCode, message: string): Error =>
  errorOf({ name: 'DeliveryOptimizationError', code, message, exit: undefined });
