import type { InterfaceDescription, Method, NativeParameter } from '../../src/com/index.ts';
import type { Differences } from './differences.ts';
import { notation } from './exports.ts';
import type { Facts, InterfaceFacts } from './facts.ts';

/** IIDs, bases, and every method with its slot, its parameters and how each of them is passed. */
export function compareInterfaces(
  actual: ReadonlyMap<string, InterfaceDescription>,
  facts: Facts,
  differences: Differences,
): void {
  const expected = new Map(facts.interfaces.map((each) => [each.name, each]));
  const isPointer = (type: string) => expected.has(type) || type === 'void';
  differences.match('interface ', actual, expected, (name, description, fact) => {
    differences.same(`the IID of ${name}`, description.iid, fact.iid);
    differences.same(`the base of ${name}`, description.base?.name, fact.base ?? undefined);
    compareMethods(description, fact, isPointer, facts, differences);
  });
}

function compareMethods(
  { name, slots, methods }: InterfaceDescription,
  fact: InterfaceFacts,
  isPointer: (type: string) => boolean,
  facts: Facts,
  differences: Differences,
): void {
  const actual = new Map(methods.map((method) => [method.name, method]));
  const expected = new Map(fact.methods.map((method) => [method.name, method]));
  differences.match(`method ${name}::`, actual, expected, (method, description, { slot, parameters }) => {
    const label = `${name}::${method}`;
    differences.same(`the slot of ${label}`, slots.lastIndexOf(description), slot);
    const natives = nativesOf(description);
    differences.same(`the number of parameters of ${label}`, natives.length, parameters.length);
    natives.forEach((native, index) => {
      const written = notation(native, isPointer(native.type));
      differences.same(`parameter ${index + 1} of ${label}`, `"${written}"`, `"${parameters[index] ?? 'none'}"`);
      differences.same(`how ${label} passes ${native.name}`, passing(native), passingOf(typeOf(written), facts));
    });
  });
}

const nativesOf = ({ parameters }: Method): readonly NativeParameter[] => parameters.flatMap(({ natives }) => natives);

const typeOf = (written: string): string => written.slice(written.indexOf(': ') + 2);

const passing = ({ ffi }: NativeParameter): string => {
  if (typeof ffi !== 'string') return 'by value';
  return ffi === 'str16' ? 'void *' : ffi;
};

/** How a type of that notation is passed: a register's kind, or an aggregate by value. */
function passingOf(type: string, { enumerations, structures }: Facts): string {
  if (type.endsWith('*') || type === 'wstr') return 'void *';
  if (type in enumerations) return 'int32';
  const structure = structures.find(({ name }) => name === type);
  if (structure !== undefined) return structure.members === undefined ? 'void *' : 'by value';
  return SCALARS[type] ?? `unknown (${type})`;
}

const SCALARS: Readonly<Record<string, string>> = {
  u32: 'uint32',
  u64: 'uint64',
  i64: 'int64',
  hr: 'int32',
  bool32: 'int32',
};
