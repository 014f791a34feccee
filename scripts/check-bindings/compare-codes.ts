import { formatHresult, hresult } from '../../src/com/index.ts';
import type { Differences } from './differences.ts';
import type { SortedExports } from './exports.ts';
import type { CodeFacts } from './facts.ts';

/** Every code under its name, its category, and the constant of that name where there is one. */
export function compareCodes(
  { codes, numbers }: SortedExports,
  facts: Readonly<Record<string, CodeFacts>>,
  differences: Differences,
): void {
  differences.match('code ', codes, new Map(Object.entries(facts)), (name, explanation, fact) => {
    const code = formatHresult(hresult(Number(fact.code)));
    differences.same(name, formatHresult(explanation.code), code);
    differences.same(`the category of ${name}`, explanation.category, fact.category);
    differences.same(`the second category of ${name}`, explanation.also, fact.also);
    differences.same(`the note on ${name}`, explanation.note, fact.note);
    const constant = numbers.get(name);
    if (constant !== undefined) {
      differences.same(`the constant ${name}`, formatHresult(hresult(Number(constant))), code);
    } else if (!name.startsWith(WITHOUT_CONSTANTS)) {
      differences.list.push(`constant ${name} is missing`);
    }
  });
}

/** HTTP statuses are computed: `httpStatusCode(404)`. */
const WITHOUT_CONSTANTS = 'BG_E_HTTP_ERROR_';
