import type { ErrorExplanation } from '../../src/bindings/index.ts';
import type {
  CountedBlock,
  Enumeration,
  InterfaceDescription,
  Layout,
  NativeParameter,
  PointerSize,
  Struct,
  Union,
} from '../../src/com/index.ts';

/** A type with a size, which is all that is known of it here. */
export interface Laid {
  readonly name: string;
  layout(pointerSize: PointerSize): Layout;
}

/** What a module of bindings exports, sorted by kind. */
export interface SortedExports {
  readonly interfaces: ReadonlyMap<string, InterfaceDescription>;
  readonly structures: ReadonlyMap<string, Laid>;
  readonly enumerations: ReadonlyMap<string, Enumeration<string>>;
  readonly flags: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly classes: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number | bigint>;
  readonly codes: ReadonlyMap<string, ErrorExplanation>;
  readonly tables: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** Sorts exports by what they are: an interface is keyed by its own name, everything else by the export's. */
export function sortExports(exports: Readonly<Record<string, unknown>>): SortedExports {
  const sorted = {
    interfaces: new Map<string, InterfaceDescription>(),
    structures: new Map<string, Laid>(),
    enumerations: new Map<string, Enumeration<string>>(),
    flags: new Map<string, Readonly<Record<string, number>>>(),
    classes: new Map<string, string>(),
    numbers: new Map<string, number | bigint>(),
    codes: new Map<string, ErrorExplanation>(),
    tables: new Map<string, Readonly<Record<string, unknown>>>(),
  };
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value === 'number' || typeof value === 'bigint') sorted.numbers.set(name, value);
    else if (typeof value === 'string') sorted.classes.set(name, value);
    else if (isInterface(value)) sorted.interfaces.set(value.name, value);
    else if (isEnumeration(value)) sorted.enumerations.set(name, value);
    else if (isLaid(value)) sorted.structures.set(name, value);
    else if (isCodeList(value)) for (const each of value) sorted.codes.set(each.name ?? '', each);
    else if (isFlags(value)) sorted.flags.set(name, value);
    else if (isObject(value)) sorted.tables.set(name, value);
  }
  return sorted;
}

export const isStruct = (value: object): value is Struct<Record<string, Laid>> => 'offsets' in value;

export const isUnion = (value: object): value is Union<Record<string, Laid>> => 'members' in value;

export const isCountedBlock = (value: object): value is CountedBlock<unknown> => 'element' in value;

/** A parameter in the notation of the facts: `out ppJob: IBackgroundCopyJob**`. */
export function notation({ name, direction, type, indirections }: NativeParameter, isPointer: boolean): string {
  return `${direction} ${name}: ${type}${'*'.repeat(indirections + (isPointer ? 1 : 0))}`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isInterface = (value: unknown): value is InterfaceDescription => isObject(value) && 'slots' in value;

const isEnumeration = (value: unknown): value is Enumeration<string> => isLaid(value) && 'values' in value;

const isLaid = (value: unknown): value is Laid => isObject(value) && typeof value['layout'] === 'function';

const isFlags = (value: unknown): value is Record<string, number> =>
  isObject(value) && Object.values(value).every((each) => typeof each === 'number');

const isCodeList = (value: unknown): value is readonly ErrorExplanation[] => Array.isArray(value);
