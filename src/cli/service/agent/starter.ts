import type { ToldFailure } from './told-failure.ts';

/**
 * What an agent tells whoever started it, once:
 * - `taken`: another agent has the state folder, or is about to have it
 */
export type Start =
  { readonly kind: 'listening' } | { readonly kind: 'taken' | 'failed'; readonly failure: ToldFailure };

/** Tells who started this process how that went, where somebody waits for it; nobody is told anything afterwards. */
export async function tellStarter(start: Start): Promise<void> {
  if (process.send === undefined || !process.connected) return;
  await new Promise<void>((told) => process.send?.(start, undefined, undefined, () => told()));
  if (process.connected) process.disconnect();
}
