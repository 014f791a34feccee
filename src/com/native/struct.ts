import { POINTER_SIZE, type PointerSize } from './ffi.ts';
import type { AnyNativeType, Calling, DataType, Layout } from './native-type.ts';

/** The value of a native type: `ValueOf<typeof BG_JOB_PROGRESS>`. */
export type ValueOf<T> = T extends { take(view: DataView, at: number, calling: Calling): infer Value } ? Value : never;

export type StructValue<F> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

export interface Struct<F> extends DataType<StructValue<F>> {
  readonly fields: F;
  offsets(pointerSize: PointerSize): Readonly<Record<keyof F & string, number>>;
}

/**
 * A C structure: fields in the header's order, each at the next multiple of its alignment. As an argument it is a
 * pointer to the structure; see `byValue` for the exception.
 */
export function struct<const F extends Record<string, unknown>>(name: string, fields: F): Struct<F> {
  const types = Object.entries(fields) as [keyof F & string, DataType<unknown>][];
  const own = place(types, POINTER_SIZE);
  const members = types.map(([field, type]) => ({ field, type, offset: own.offsets[field] }));

  const readWith = (how: 'take' | 'read') => (view: DataView, at: number, calling: Calling) => {
    const value: Record<string, unknown> = {};
    for (const { field, type, offset } of members) value[field] = type[how](view, at + offset, calling);
    return value as StructValue<F>;
  };
  return {
    name,
    fields,
    offsets: (pointerSize) => place(types, pointerSize).offsets,
    layout: (pointerSize) => place(types, pointerSize).layout,
    lendsMemory: members.some(({ type }) => type.lendsMemory),
    lend: (view, at, value, scratch) => {
      for (const { field, type, offset } of members) type.lend(view, at + offset, value[field], scratch);
    },
    give: (view, at, value) => {
      for (const { field, type, offset } of members) type.give(view, at + offset, value[field]);
    },
    take: readWith('take'),
    read: readWith('read'),
  };
}

function place<Name extends string>(
  types: readonly (readonly [Name, AnyNativeType])[],
  pointerSize: PointerSize,
): { readonly offsets: Record<Name, number>; readonly layout: Layout } {
  const offsets = {} as Record<Name, number>;
  let end = 0;
  let alignment = 1;
  for (const [field, type] of types) {
    const layout = type.layout(pointerSize);
    offsets[field] = roundUp(end, layout.alignment);
    end = offsets[field] + layout.size;
    alignment = Math.max(alignment, layout.alignment);
  }
  return { offsets, layout: { size: roundUp(end, alignment), alignment } };
}

export const roundUp = (size: number, alignment: number): number => Math.ceil(size / alignment) * alignment;
