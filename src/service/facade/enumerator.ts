import type { IEnumBackgroundCopyFiles, IEnumBackgroundCopyJobs, IEnumUnknown } from '../../bindings/index.ts';
import { implement, S_FALSE, S_OK, type ComObject, type ObjectOptions } from '../../com/index.ts';

/** The interfaces that hand out objects one after the other. They differ in what the objects are. */
export type Enumerating = typeof IEnumBackgroundCopyFiles | typeof IEnumBackgroundCopyJobs | typeof IEnumUnknown;

/** What an enumerator walks along: nothing that happens later changes it. */
export interface Enumerated<T> {
  readonly description: Enumerating;
  readonly items: readonly T[];
  /** An item's object, with a reference for the receiver; asked for when its turn comes. */
  objectOf(item: T): ComObject;
}

/**
 * An enumerator over a snapshot. A clone goes on from the same place, by itself.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ienumbackgroundcopyfiles
 */
export function enumerator<T>(enumerated: Enumerated<T>, options: ObjectOptions, from = 0): ComObject {
  const { description, items, objectOf } = enumerated;
  let next = from;
  const advance = (count: number): readonly T[] => {
    const passed = items.slice(next, next + count);
    next += passed.length;
    return passed;
  };
  return implement(
    description,
    {
      Next: (celt) => {
        const fetched = advance(celt).map(objectOf);
        return [fetched.length === celt ? S_OK : S_FALSE, fetched];
      },
      Skip: (celt) => (advance(celt).length === celt ? S_OK : S_FALSE),
      Reset: () => {
        next = 0;
      },
      Clone: () => enumerator(enumerated, options, next),
      GetCount: () => items.length,
    },
    options,
  );
}
