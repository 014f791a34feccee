import type { DeliveryOptimizationError, DeliveryOptimizationErrorCode, ServeError } from '../index.ts';
import type { ExitClass } from './exit-code.ts';
import { say } from './output/say.ts';
import { messageOf, Problem } from './problem.ts';

/**
 * Tells on stderr why a command failed: a line for people, and the stack only where `DEBUG` asks.
 * @param about what of several it is about
 */
export function tellFailure(error: unknown, about?: string): ExitClass {
  const wanted = /^(1|\*|true)$|dojobs/.test(process.env['DEBUG'] ?? '');
  const message = messageOf(error);
  const shown = wanted && error instanceof Error ? (error.stack ?? message) : message;
  say(['dojobs', ...(about === undefined ? [] : [about]), shown].join(': '));
  if (wanted && error instanceof Error && error.cause instanceof Error) say(`caused by: ${error.cause.stack}`);
  return exitOf(error);
}

/** Which class of failure an error is. */
export function exitOf(error: unknown): ExitClass {
  if (error instanceof Problem) return error.exit;
  // By name, so that a command which needs no library does not load it to tell that it failed.
  if (isNamed<DeliveryOptimizationError>(error, 'DeliveryOptimizationError')) return exits[error.code];
  if (isNamed<ServeError>(error, 'ServeError')) return error.code === 'invalid-argument' ? 'usage' : 'failed';
  return 'failed';
}

const isNamed = <E extends Error>(error: unknown, name: E['name']): error is E =>
  error instanceof Error && error.name === name;

const exits: Readonly<Record<DeliveryOptimizationErrorCode, ExitClass>> = {
  'invalid-argument': 'usage',
  'not-supported': 'failed',
  'service-unavailable': 'service-unavailable',
  'service-gone': 'service-unavailable',
  blocked: 'refused',
  'job-not-found': 'not-found',
  'invalid-state': 'failed',
  'access-denied': 'refused',
  'job-failed': 'transfer-failed',
  'download-failed': 'transfer-failed',
  integrity: 'transfer-failed',
  'handler-failed': 'failed',
  released: 'failed',
  unexpected: 'failed',
};
