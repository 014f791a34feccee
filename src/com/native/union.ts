import { ffi, once } from './ffi.ts';
import { plainType, type DataType } from './native-type.ts';
import type { ValueOf } from './struct.ts';

/** The bytes of a union: which member they are is known to the method's other arguments only. */
export interface UnionValue<M> {
  as<Name extends keyof M>(member: Name): ValueOf<M[Name]>;
  readonly bytes: Uint8Array;
}

export interface Union<M> extends DataType<UnionValue<M>> {
  readonly members: M;
  /** A value whose bytes are those of `member`; the rest is zero. */
  of<Name extends keyof M>(member: Name, value: ValueOf<M[Name]>): UnionValue<M>;
}

const SIZE = 16;

/**
 * A 16-byte union that is passed **by value**, as `BITS_JOB_PROPERTY_VALUE` is. How 16 bytes travel differs by ABI (a
 * hidden pointer on Windows x64, two registers on System V, four stack words on x86), so koffi gets a structure of two
 * 64-bit words and does what the ABI asks.
 */
export function union<const M extends Record<string, unknown>>(name: string, members: M): Union<M> {
  const words = once(() => ffi().struct({ low: 'uint64', high: 'uint64' }));
  const memberType = (member: keyof M) => members[member] as DataType<unknown>;
  const wrap = (bytes: Uint8Array): UnionValue<M> => ({
    bytes,
    as: (member) => memberType(member).read(viewOf(bytes), 0, 'direct') as never,
  });
  return {
    ...plainType<UnionValue<M>>({
      name,
      size: SIZE,
      alignment: 8,
      argument: {
        type: words,
        pass: ({ bytes }) => ({ low: viewOf(bytes).getBigUint64(0, true), high: viewOf(bytes).getBigUint64(8, true) }),
        receive: (raw) => {
          const { low, high } = raw as Record<'low' | 'high', number | bigint>;
          const bytes = new Uint8Array(SIZE);
          viewOf(bytes).setBigUint64(0, BigInt(low), true);
          viewOf(bytes).setBigUint64(8, BigInt(high), true);
          return wrap(bytes);
        },
      },
      get: (view, at) => wrap(new Uint8Array(view.buffer, view.byteOffset + at, SIZE).slice()),
      set: (view, at, { bytes }) => new Uint8Array(view.buffer, view.byteOffset + at, SIZE).set(bytes),
    }),
    members,
    of: (member, value) => {
      const bytes = new Uint8Array(SIZE);
      memberType(member).give(viewOf(bytes), 0, value);
      return wrap(bytes);
    },
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
