import type { ErrorCategory, ErrorFacts, ErrorNote } from '../error-explanation.ts';

/** A code of one category: what happened, and what a person can do about it. */
export const fatal = of('fatal');
export const transient = of('transient');
export const policy = of('policy');
export const caller = of('caller');
export const service = of('service');
export const notFound = of('not-found');
export const access = of('access');
export const success = of('success');
export const textId = of('text-id');

/** Paused by a policy, and going on by itself once the policy lets it. */
export const paused = (meaning: string, remedy: string): ErrorFacts => ({
  ...policy(meaning, remedy),
  also: 'transient',
});

export const peering = noting('peering');
export const informative = noting('informative');
export const afterRetries = noting('after-retries');

function of(category: ErrorCategory): (meaning: string, remedy?: string) => ErrorFacts {
  return (meaning, remedy) => ({ category, meaning, ...(remedy !== undefined && { remedy }) });
}

function noting(note: ErrorNote): (facts: ErrorFacts) => ErrorFacts {
  return (facts) => ({ ...facts, note });
}
