import type { InterfaceDescription, Method, NativeParameter } from '../../../src/com/index.ts';
import { assertion, type Check } from './probe.ts';

/** Checks of a vtable: its length, each method's slot, and a call of each method with arguments of our types. */
export function interfaceChecks({ name, slots }: InterfaceDescription): Check[] {
  const vtable = `${name}Vtbl`;
  return [
    assertion(
      `the vtable of ${name}`,
      `sizeof(${vtable}) == ${slots.length} * sizeof(void *)`,
      `the header has another number of methods than ${slots.length}`,
    ),
    ...slots.flatMap((method, slot) => [
      assertion(
        `${name}::${method.name}`,
        `offsetof(${vtable}, ${method.name}) == ${slot} * sizeof(void *)`,
        `the header has another slot than ${slot}`,
      ),
      callCheck(name, method, slot),
    ]),
  ];
}

/** A call tells what no operator does: how many parameters there are, and whether ours can be passed for them. */
function callCheck(name: string, method: Method, slot: number): Check {
  const parameters = method.parameters.flatMap(({ natives }) => natives);
  const values = ['self', ...parameters.map((parameter) => argument(parameter, name))].join(', ');
  return {
    what: `the parameters of ${name}::${method.name}`,
    line: `static inline void call_${name}_${slot}(${name} *self) { self->lpVtbl->${method.name}(${values}); }`,
  };
}

function argument({ type, indirections, direction }: NativeParameter, interfaceName: string): string {
  const stars = '*'.repeat(indirections);
  if (type === 'void') return `(void *${stars})0`;
  if (type === 'wstr') return `(WCHAR *${stars})0`;
  if (type.startsWith('I')) return `(${type} *${stars})0`;
  if (indirections > 0) {
    const scalar = SCALARS[type];
    // Which of its 32-bit words the header calls the target is no matter of layout: any pointer may stand for it.
    if (scalar !== undefined && type !== 'u8') return '(void *)0';
    return `(${direction === 'in' && type === 'GUID' ? 'const ' : ''}${scalar ?? type} ${stars})0`;
  }
  if (LARGE_INTEGERS.has(interfaceName) && type in LARGE) return `(${LARGE[type]}){0}`;
  return type in SCALARS ? `(${SCALARS[type]})0` : `(${type}){0}`;
}

const SCALARS: Readonly<Record<string, string>> = {
  u8: 'BYTE',
  u32: 'DWORD',
  u64: 'UINT64',
  i64: 'INT64',
  hr: 'HRESULT',
  bool32: 'BOOL',
};

/** Streams take their 64-bit numbers as unions of the same size. */
const LARGE_INTEGERS: ReadonlySet<string> = new Set(['IStream']);
const LARGE: Readonly<Record<string, string>> = { u64: 'ULARGE_INTEGER', i64: 'LARGE_INTEGER' };
