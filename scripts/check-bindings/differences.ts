import { inspect } from 'node:util';

/** Collects what does not agree, each as one sentence that names the thing and both values. */
export class Differences {
  readonly list: string[] = [];

  /** Notes a difference unless the two are the same. */
  same(what: string, is: unknown, shouldBe: unknown): void {
    if (is !== shouldBe) this.list.push(`${what} is ${show(is)}, should be ${show(shouldBe)}`);
  }

  /**
   * Goes through two lists by name: what one of them lacks is a difference, what both have is compared.
   * @param prefix what stands before a name: `interface `, `field BG_FILE_INFO.`
   */
  match<Actual, Expected>(
    prefix: string,
    actual: ReadonlyMap<string, Actual>,
    expected: ReadonlyMap<string, Expected>,
    compare: (name: string, actual: Actual, expected: Expected) => void,
  ): void {
    for (const [name, each] of expected) {
      const found = actual.get(name);
      if (found === undefined) this.list.push(`${prefix}${name} is missing`);
      else compare(name, found, each);
    }
    for (const name of actual.keys()) {
      if (!expected.has(name)) this.list.push(`${prefix}${name} is not in the table`);
    }
  }
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? value : inspect(value);
}
