import { ComError } from '../com-error.ts';
import type { HRESULT } from '../hresult.ts';
import { plainType, type DataType } from './native-type.ts';

/** A 32-bit enumeration whose values are words on our side. */
export interface Enumeration<Word extends string> extends DataType<Word> {
  readonly values: Readonly<Record<Word, number>>;
}

/**
 * Describes an enumeration: `enumeration('BG_JOB_TYPE', { download: 0, upload: 1 })`.
 * A number that has no word, from a newer service say, is an error that names it and never a wrong word.
 * @param refusal what a method answers whose argument has no word, where that is not E_INVALIDARG
 */
export function enumeration<const Word extends string>(
  name: string,
  values: Readonly<Record<Word, number>>,
  refusal?: HRESULT,
): Enumeration<Word> {
  const words = new Map<number, Word>();
  for (const word of Object.keys(values) as Word[]) words.set(values[word], word);
  const wordOf = (value: number): Word => {
    const word = words.get(value);
    if (word === undefined)
      throw new RangeError(`${name} has no value ${value}: the service is newer than this library.`);
    return word;
  };
  const numberOf = (word: Word): number => {
    if (!Object.hasOwn(values, word)) {
      throw new TypeError(`${name} has no value "${word}": use one of ${Object.keys(values).join(', ')}.`);
    }
    return values[word];
  };
  const received = (value: number): Word => {
    if (refusal !== undefined && !words.has(value)) throw new ComError(`A method given ${name} ${value}`, refusal);
    return wordOf(value);
  };
  const type = plainType<Word>({
    name,
    size: 4,
    argument: { type: 'int32', pass: numberOf, receive: (raw) => received(raw as number) },
    get: (view, at) => wordOf(view.getInt32(at, true)),
    set: (view, at, word) => view.setInt32(at, numberOf(word), true),
  });
  return { ...type, values };
}
