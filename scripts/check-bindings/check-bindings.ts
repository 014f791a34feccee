import { compareCodes } from './compare-codes.ts';
import { compareInterfaces } from './compare-interfaces.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareProperties } from './compare-properties.ts';
import { compareStructures } from './compare-structures.ts';
import { Differences } from './differences.ts';
import { sortExports, type SortedExports } from './exports.ts';
import type { Facts } from './facts.ts';
import { compareHeaders } from './headers/compare-headers.ts';

export interface CheckReport {
  /** What does not agree; empty when all is well. */
  readonly differences: readonly string[];
  /** What was compared, in one line. */
  readonly summary: string;
}

/**
 * Holds bindings against the table of facts, in both directions, and against the installed headers where there are any.
 * @param bindings what the module of bindings exports, and the types of COM that the facts know too
 */
export async function checkBindings(bindings: Readonly<Record<string, unknown>>, facts: Facts): Promise<CheckReport> {
  const actual = sortExports(bindings);
  const headers = await compareHeaders(actual, facts);
  return {
    differences: [...compareWithTable(actual, facts), ...(headers?.differences ?? [])],
    summary: `${count(facts)}; ${headers === undefined ? NO_HEADERS : `headers: ${headers.summary} of them`}`,
  };
}

/** The differences between bindings and the table alone. */
export function compareWithTable(actual: SortedExports, facts: Facts): readonly string[] {
  const differences = new Differences();
  compareInterfaces(actual.interfaces, facts, differences);
  compareStructures(actual.structures, facts.structures, differences);
  compareNumbers(actual, facts, differences);
  compareProperties(actual, facts, differences);
  compareCodes(actual, facts.codes, differences);
  return differences.list;
}

const NO_HEADERS = 'headers not installed: table only';

const count = ({ interfaces, structures, enumerations, codes }: Facts): string =>
  [
    `${interfaces.length} interfaces`,
    `${interfaces.reduce((sum, { methods }) => sum + methods.length, 0)} methods`,
    `${structures.length} structures`,
    `${Object.keys(enumerations).length} enumerations`,
    `${Object.keys(codes).length} codes`,
  ].join(', ');
