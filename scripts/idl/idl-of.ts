import type { InterfaceDescription, Method, NativeParameter, Parameter } from '../../src/com/index.ts';
import type { SortedExports } from '../check-bindings/exports.ts';
import { TypeDeclarations } from './type-declarations.ts';

/**
 * The IDL of interfaces, from the very descriptions that callers and implementers follow: what MIDL needs besides, such
 * as which count belongs to which array, is in the kinds of their parameters.
 */
export function idlOf(
  interfaces: readonly InterfaceDescription[],
  known: Pick<SortedExports, 'interfaces' | 'structures' | 'enumerations'>,
): string {
  const types = new TypeDeclarations(known);
  const declarations = interfaces.map((each) => declaration(each, types, known.interfaces));
  return [
    'import "oaidl.idl";',
    interfaces.map(({ name }) => `interface ${name};`).join('\n'),
    types.text,
    ...declarations,
  ].join('\n\n');
}

function declaration(
  { name, iid, base, methods }: InterfaceDescription,
  types: TypeDeclarations,
  interfaces: SortedExports['interfaces'],
): string {
  return [
    `[object, uuid(${iid}), pointer_default(unique)]`,
    `interface ${name} : ${base?.name ?? 'IUnknown'}`,
    '{',
    ...methods.map((method) => signature(method, types, interfaces)),
    '}',
  ].join('\n');
}

function signature({ name, parameters }: Method, types: TypeDeclarations, interfaces: SortedExports['interfaces']) {
  const lines = parameters.flatMap((parameter) =>
    parameter.natives.map((native) => `        ${declare(native, parameter, types, interfaces)}`),
  );
  return lines.length === 0 ? `    HRESULT ${name}();` : `    HRESULT ${name}(\n${lines.join(',\n')});`;
}

function declare(
  native: NativeParameter,
  { natives }: Parameter,
  types: TypeDeclarations,
  interfaces: SortedExports['interfaces'],
): string {
  const { name, direction, type, indirections } = native;
  const [first, second] = natives;
  if (type === 'void') {
    if (first?.type !== 'GUID' || indirections !== 1) throw new TypeError(`${name} is a bare pointer: it has no IDL.`);
    return `[out, iid_is(${first.name})] void **${name}`;
  }
  if (interfaces.has(type)) return `[${direction}] ${type} *${'*'.repeat(indirections)}${name}`;
  if (type === 'wstr') {
    return indirections === 0 ? `[in, unique, string] LPCWSTR ${name}` : `[out, string] LPWSTR *${name}`;
  }
  if (indirections === 0) return `[in] ${types.nameOf(type)} ${name}`;
  if (type === 'GUID' && direction === 'in') return `[in] REFGUID ${name}`;
  if (indirections > 1) throw new TypeError(`${name} is an array that is handed out: it has no IDL here.`);
  if (native === second && first !== undefined) {
    return `[${direction}, unique, size_is(${first.name})] ${types.nameOf(type)} *${name}`;
  }
  return `[${direction === 'in' ? 'in, unique' : direction}] ${types.nameOf(type)} *${name}`;
}
