import type { ErrorOptions } from '../options/error-options.ts';
import type { ErrorAction, ErrorRule } from '../on-error/error-rule.ts';
import { loadHandler } from '../on-error/load-handler.ts';
import type { JobErrorKind } from '../../index.ts';
import { Problem } from '../problem.ts';
import type { DriveOptions } from './drive-job.ts';

const KINDS: readonly JobErrorKind[] = [
  'http-status',
  'no-progress',
  'network',
  'tls',
  'unsuitable-server',
  'local-file',
  'blocked',
  'integrity',
  'other',
];

export type ErrorPart = Pick<DriveOptions, 'rules' | 'otherwise' | 'retries' | 'retryDelaySeconds' | 'handler'>;

/** What the command line said about errors, with the handler module loaded before anything is begun. */
export async function errorPart(
  { onError = [], onErrorExec, retries, retryDelay }: ErrorOptions,
  otherwise: Exclude<ErrorAction, 'resume'>,
): Promise<ErrorPart> {
  if (onErrorExec !== undefined && onError.length > 0) {
    throw new Problem('usage', 'Both --on-error and --on-error-exec would decide: give one of them.');
  }
  const handler = onErrorExec === undefined ? undefined : await loadHandler(onErrorExec);
  const rules = await Promise.all(onError.map(async (rule) => ({ ...rule, on: await subjectOf(rule) })));
  return { rules, otherwise, retries, retryDelaySeconds: retryDelay, handler };
}

/** What a rule is about, as errors tell it: a kind or a code. One that no error can be would never be followed. */
async function subjectOf({ on }: ErrorRule): Promise<string | undefined> {
  if (on === undefined || KINDS.some((kind) => kind === on)) return on;
  const [{ formatHresult }, { parseCode }] = await Promise.all([
    import('../../index.ts'),
    import('../on-error/parse-code.ts'),
  ]);
  const code = parseCode(on);
  if (code !== undefined) return formatHresult(code);
  const message = `"${on}" is no status, code or kind of error: see dojobs explain, or use one of ${KINDS.join(', ')}.`;
  throw new Problem('usage', message);
}
