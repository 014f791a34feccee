import type { JobOptions } from '../../index.ts';
import { Problem } from '../problem.ts';

/** Header fields as they are typed, "Name: value". Values may be secret: what is wrong with a field is told without. */
export function headerFields(typed: readonly string[]): JobOptions['headers'] {
  const fields = new Map<string, readonly [name: string, value: string]>();
  typed.forEach((text, index) => {
    const { name, value = '' } = FIELD.exec(text)?.groups ?? {};
    if (name === undefined) {
      throw new Problem('usage', `The --header that is number ${index + 1} is none: write it as "Name: value".`);
    }
    const key = name.toLowerCase();
    if (fields.has(key)) throw new Problem('usage', `--header "${name}" is given twice: put both values into one.`);
    fields.set(key, [name, value]);
  });
  return Object.fromEntries(fields.values());
}

const FIELD = /^(?<name>[^\s:]+):\s*(?<value>.*?)\s*$/s;
