import { say } from '../output/say.ts';
import { shortId } from '../output/short-id.ts';
import { messageOf } from '../problem.ts';
import { hasCode } from './has-code.ts';

/** A job that is not for this user to see, as one that was made elevated. */
export interface RefusedJob {
  readonly id: string;
  readonly error: unknown;
}

/** What came of asking for one of several jobs; one that is refused, or has ended meanwhile, must not hide the others. */
export type Asked<R> =
  | { readonly kind: 'told'; readonly value: R }
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly refused: RefusedJob };

export async function askForJob<R>(id: string, ask: () => Promise<R>): Promise<Asked<R>> {
  try {
    return { kind: 'told', value: await ask() };
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return { kind: 'ended' };
    if (hasCode(error, 'access-denied')) return { kind: 'refused', refused: { id, error } };
    throw error;
  }
}

export const told = <R>(asked: readonly Asked<R>[]): R[] =>
  asked.flatMap((each) => (each.kind === 'told' ? [each.value] : []));

export const refusedOf = (asked: readonly Asked<unknown>[]): RefusedJob[] =>
  asked.flatMap((each) => (each.kind === 'refused' ? [each.refused] : []));

/** A warning for each job that is left out. */
export function tellRefused(refused: readonly RefusedJob[]): void {
  for (const { id, error } of refused) say(`dojobs: job ${shortId(id)} is left out: ${messageOf(error)}`);
}
