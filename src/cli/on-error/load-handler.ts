import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JobError } from '../../index.ts';
import { messageOf, Problem } from '../problem.ts';
import type { ErrorAnswer, JobPort } from '../service/service-port.ts';

/**
 * What a module for `--on-error-exec` exports as its default: as `onError` of `job.run()`, but for the job, which may be
 * in the agent. The README says what that has.
 */
export type ErrorHandler = (error: JobError, job: JobPort) => ErrorAnswer | Promise<ErrorAnswer>;

/** Loads a handler module, in TypeScript or JavaScript. */
export async function loadHandler(path: string): Promise<ErrorHandler> {
  const exported = (await importModule(path)).default;
  // A module that is taken for CommonJS brings its exports as one object.
  const handler = hasDefault(exported) ? exported.default : exported;
  if (typeof handler === 'function') return handler as ErrorHandler;
  throw new Problem('usage', `"${path}" has no default export that is a function: export default (error, job) => ….`);
}

async function importModule(path: string): Promise<{ readonly default?: unknown }> {
  const url = pathToFileURL(resolve(path)).href;
  try {
    if (!/\.[cm]?ts$/.test(path) || readsTypes()) return (await import(url)) as { default?: unknown };
    const { tsImport } = await import('tsx/esm/api');
    return (await tsImport(url, import.meta.url)) as { default?: unknown };
  } catch (cause) {
    throw new Problem('usage', `The handler "${path}" cannot be loaded: ${messageOf(cause)}`, { cause });
  }
}

const hasDefault = (exported: unknown): exported is { readonly default: unknown } =>
  typeof exported === 'object' && exported !== null && 'default' in exported;

/** Newer releases of Node strip types themselves. */
const readsTypes = (): boolean => Boolean((process.features as { typescript?: unknown }).typescript);
