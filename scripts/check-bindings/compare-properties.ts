import type { PropertyFacts } from '../../src/bindings/delivery-optimization/property-facts.ts';
import type { Differences } from './differences.ts';
import type { SortedExports } from './exports.ts';
import type { Facts } from './facts.ts';
import { toField, toWord } from './spelling.ts';

/** The tables of properties: what a VARIANT or a union holds for each, and who may set and get it. */
export function compareProperties({ tables }: SortedExports, facts: Facts, differences: Differences): void {
  for (const [enumeration, table] of Object.entries(PROPERTY_TABLES)) {
    const actual = new Map(Object.entries((tables.get(table) ?? {}) as Record<string, PropertyFacts>));
    const expected = new Map((facts.properties[enumeration] ?? []).map((row) => [toWord(row.name), row]));
    differences.match(`property ${table}.`, actual, expected, (name, property, row) => {
      const label = `${table}.${name}`;
      differences.same(`the id of ${label}`, property.id, row.id);
      differences.same(`the type of ${label}`, property.variant, row.variant ?? undefined);
      differences.same(`the access of ${label}`, property.access, row.access === null ? undefined : ACCESS[row.access]);
      differences.same(`the first build of ${label}`, property.sinceBuild, row.sinceBuild);
    });
  }
  for (const [union, table] of Object.entries(MEMBER_TABLES)) {
    const actual = new Map(Object.entries(tables.get(table) ?? {}));
    const expected = new Map(Object.entries(facts.unionMembers[union] ?? {}));
    const spelled = new Map([...expected].map(([property, member]) => [toWord(property), toField(member)]));
    differences.match(`property ${table}.`, actual, spelled, (name, member, fact) =>
      differences.same(`the member for ${table}.${name}`, member, fact),
    );
  }
}

const PROPERTY_TABLES = {
  DODownloadProperty: 'DO_DOWNLOAD_PROPERTIES',
  DOFilePropertyId: 'DO_FILE_PROPERTIES',
  DOJobPropertyId: 'DO_JOB_PROPERTIES',
} as const;

const MEMBER_TABLES = { BITS_JOB_PROPERTY_VALUE: 'BITS_JOB_PROPERTY_MEMBER' } as const;

const ACCESS = { R: 'read', W: 'write', RW: 'read-write' } as const;
