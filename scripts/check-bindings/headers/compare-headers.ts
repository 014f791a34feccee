import type { SortedExports } from '../exports.ts';
import type { Facts } from '../facts.ts';
import { identifiers } from './identifiers.ts';
import { installedHeaders } from './installed-headers.ts';
import { interfaceChecks } from './interface-checks.ts';
import { codeChecks, valueChecks } from './number-checks.ts';
import { compileChecks } from './probe.ts';
import { structureChecks } from './structure-checks.ts';

export interface HeaderComparison {
  readonly differences: readonly string[];
  /** What was compared, in a few words. */
  readonly summary: string;
}

/** Holds the bindings against the installed headers, as far as those go; `undefined` where there are none. */
export async function compareHeaders(actual: SortedExports, facts: Facts): Promise<HeaderComparison | undefined> {
  const headers = await installedHeaders();
  if (headers === undefined) return undefined;
  const { text } = headers;
  const interfaces = [...actual.interfaces.values()].filter(({ name }) => text.includes(`${name}Vtbl {`));
  const structures = facts.structures.flatMap((fact) => {
    const type = actual.structures.get(fact.name);
    return type !== undefined && new RegExp(`\\b${fact.name}[;,]`).test(text) ? [{ fact, type }] : [];
  });
  const guids = identifiers(actual, headers);
  const values = valueChecks(actual, facts, headers);
  const codes = codeChecks(actual, headers);

  const layouts = (pointerSize: 4 | 8) => [
    ...interfaces.flatMap(interfaceChecks),
    ...structures.flatMap(({ fact, type }) => structureChecks(fact, type, pointerSize)),
  ];
  const [wide, narrow] = await Promise.all([
    compileChecks([...layouts(8), ...values, ...codes], 64),
    compileChecks(layouts(4), 32),
  ]);
  return {
    differences: [
      ...guids.flatMap((each) =>
        each.ours === each.headers ? [] : [`${each.name} is ${each.ours}, the header has ${each.headers}`],
      ),
      ...wide,
      ...narrow,
    ],
    summary:
      `${interfaces.length} interfaces, ${guids.length} GUIDs, ${structures.length} structures, ` +
      `${values.length} values, ${codes.length} codes`,
  };
}
