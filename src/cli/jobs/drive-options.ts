import type { ErrorOptions } from '../options/error-options.ts';
import type { ErrorAction } from '../on-error/error-rule.ts';
import { loadHandler } from '../on-error/load-handler.ts';
import { Problem } from '../problem.ts';
import type { DriveOptions } from './drive-job.ts';

type ErrorPart = Pick<DriveOptions, 'rules' | 'otherwise' | 'retries' | 'retryDelaySeconds' | 'handler'>;

/** What the command line said about errors, with the handler module loaded before anything is begun. */
export async function errorPart(
  { onError = [], onErrorExec, retries, retryDelay }: ErrorOptions,
  otherwise: Exclude<ErrorAction, 'resume'>,
): Promise<ErrorPart> {
  if (onErrorExec !== undefined && onError.length > 0) {
    throw new Problem('usage', 'Both --on-error and --on-error-exec would decide: give one of them.');
  }
  const handler = onErrorExec === undefined ? undefined : await loadHandler(onErrorExec);
  return { rules: onError, otherwise, retries, retryDelaySeconds: retryDelay, handler };
}
