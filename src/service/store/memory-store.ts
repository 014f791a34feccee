import type { Collection, RecordLog, Store } from './store.ts';

/** A store that forgets: nothing is ever found in it. */
export const memoryStore = (): Store => ({
  collection: <R, C>(): Collection<R, C> => ({ found: [], damaged: [], add: () => FORGETFUL_LOG }),
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
});

const FORGETFUL_LOG: RecordLog<unknown> = { append: () => {}, remove: () => {} };
