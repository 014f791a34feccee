import type { Variant } from '../../com/index.ts';

/** What is known of a property: its number, what its VARIANT holds, and who may do what with it. */
export interface PropertyFacts {
  readonly id: number;
  /** `undefined` for a property that no longer takes any value. */
  readonly variant: Variant<unknown>['type'] | undefined;
  readonly access: 'read' | 'write' | 'read-write' | undefined;
  /** The first build of Windows that knows the property, where not all do. */
  readonly sinceBuild?: number;
}

/** The numbers of a table of properties, for the enumeration that names them. */
export const propertyIds = <Name extends string>(facts: Readonly<Record<Name, PropertyFacts>>): Record<Name, number> =>
  Object.fromEntries(Object.entries<PropertyFacts>(facts).map(([name, { id }]) => [name, id])) as Record<Name, number>;
