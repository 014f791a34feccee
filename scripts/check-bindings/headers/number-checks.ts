import type { SortedExports } from '../exports.ts';
import type { Facts } from '../facts.ts';
import { toFlag, toWord } from '../spelling.ts';
import type { InstalledHeaders } from './installed-headers.ts';
import { assertion, type Check } from './probe.ts';

/** Checks of the values of enumerations and flags that the headers name. */
export function valueChecks(actual: SortedExports, facts: Facts, { text, macros }: InstalledHeaders): Check[] {
  const enumerated = Object.entries(facts.enumerations).flatMap(([type, values]) =>
    Object.keys(values).map((name) => ({
      header: `${type}_${name}`,
      value: actual.enumerations.get(type)?.values[toWord(name)],
    })),
  );
  const flagged = Object.entries(facts.flags).flatMap(([group, { prefix, values }]) =>
    Object.keys(values).map((name) => ({
      header: `${prefix}${name}`,
      value: actual.flags.get(group)?.[toFlag(name)],
    })),
  );
  const known = new Set([...(text.match(ENUMERATOR) ?? []), ...macros]);
  return [...enumerated, ...flagged].filter(({ header }) => known.has(header)).map(valueCheck);
}

/** Checks of the codes that the headers name; there, errors of Windows itself are bare Win32 numbers. */
export function codeChecks({ codes }: SortedExports, { macros }: InstalledHeaders): Check[] {
  return [...codes]
    .filter(([name]) => macros.has(name))
    .map(([name, { code }]) =>
      valueCheck({ header: name, value: WIN32_NUMBER.test(name) ? code & 0xffff : code >>> 0 }),
    );
}

const ENUMERATOR = /\b[A-Z][A-Z0-9_]+(?= = |,)/g;
const WIN32_NUMBER = /^(ERROR|RPC_S|RPC_X|EPT_S)_/;

const valueCheck = ({ header, value }: { readonly header: string; readonly value: number | undefined }): Check =>
  assertion(header, `(UINT32)(${header}) == ${value}u`, `the header has another value than ${value}`);
