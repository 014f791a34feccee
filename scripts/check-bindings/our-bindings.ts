import * as bindings from '../../src/bindings/index.ts';
import { FILETIME, GUID, IUnknown, VARIANT } from '../../src/com/index.ts';

/** The bindings of this package, with the types of COM that the facts know too. */
export const ourBindings: Readonly<Record<string, unknown>> = { ...bindings, IUnknown, VARIANT, GUID, FILETIME };
