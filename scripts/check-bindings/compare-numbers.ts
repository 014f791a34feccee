import type { Differences } from './differences.ts';
import type { SortedExports } from './exports.ts';
import type { Facts } from './facts.ts';
import { toFlag, toWord } from './spelling.ts';

/** Enumerations, flags, constants and the identifiers of classes. */
export function compareNumbers(actual: SortedExports, facts: Facts, differences: Differences): void {
  const enumerations = new Map(Object.entries(facts.enumerations));
  differences.match('enumeration ', actual.enumerations, enumerations, (name, enumeration, values) => {
    differences.same(`the name of ${name}`, enumeration.name, name);
    compareValues(name, enumeration.values, values, toWord, differences);
  });
  differences.match('group of flags ', actual.flags, new Map(Object.entries(facts.flags)), (name, flags, { values }) =>
    compareValues(name, flags, values, toFlag, differences),
  );
  const constants = new Map([...actual.numbers].filter(([name]) => !(name in facts.codes) && !actual.codes.has(name)));
  differences.match('constant ', constants, new Map(Object.entries(facts.constants)), (name, value, fact) =>
    differences.same(name, `0x${value.toString(16)}`, fact),
  );
  const classes = new Map(Object.entries(facts.classes).map(([name, clsid]) => [`CLSID_${name}`, clsid]));
  differences.match('class ', actual.classes, classes, (name, clsid, fact) => differences.same(name, clsid, fact));
}

function compareValues(
  group: string,
  actual: Readonly<Record<string, number>>,
  facts: Readonly<Record<string, number>>,
  spell: (headerName: string) => string,
  differences: Differences,
): void {
  const expected = new Map(Object.entries(facts).map(([name, value]) => [spell(name), value]));
  differences.match(`value ${group}.`, new Map(Object.entries(actual)), expected, (name, value, fact) =>
    differences.same(`${group}.${name}`, value, fact),
  );
}
