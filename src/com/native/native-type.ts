import type { PointerSize } from './ffi.ts';
import type { Scratch } from './scratch.ts';

/** Bytes a value takes in memory, and the multiple of bytes it starts at. */
export interface Layout {
  readonly size: number;
  readonly alignment: number;
}

/**
 * How the calls of an interface pointer travel: `direct` on the JavaScript thread, within this process, or `queued` on
 * a pool thread, for everything that may leave the process. What a pointer hands out travels the same way.
 */
export type Calling = 'direct' | 'queued';

/**
 * How one kind of value crosses between JavaScript and native memory. Four verbs, because who owns the memory behind a
 * string or a pointer depends on the side and the direction:
 * - `lend`: the caller writes an argument; what it points to lives until the call returns.
 * - `take`: the caller reads a result and takes over what the method allocated.
 * - `read`: the implementer reads an argument, which still belongs to the caller.
 * - `give`: the implementer writes a result and hands over what it allocated for it.
 */
export interface NativeType<Lent, Taken = Lent, Received = Lent, Given = Taken> {
  /** The type's name in the SDK, or the notation `u32`, `wstr`, … for plain ones. */
  readonly name: string;
  layout(pointerSize: PointerSize): Layout;
  /** How an argument of this type is passed; left out, the argument is a pointer to the value in memory. */
  readonly argument?: Argument<Lent, Received>;
  /** Needs memory beside the value itself while it is lent. */
  readonly lendsMemory?: boolean;
  lend(view: DataView, at: number, value: Lent, scratch: Scratch): void;
  take(view: DataView, at: number, calling: Calling): Taken;
  read(view: DataView, at: number, calling: Calling): Received;
  give(view: DataView, at: number, value: Given): void;
}

/** A value that is handed over in a register or on the stack. */
export interface Argument<Lent, Received> {
  /** koffi's name of the type, or what makes koffi's type of an aggregate. */
  readonly type: string | (() => unknown);
  pass(value: Lent): unknown;
  receive(raw: unknown, calling: Calling): Received;
}

/** A type that owns nothing beside its own bytes: the same value on both sides. */
export type DataType<T> = NativeType<T, T, T, T>;

/** Any type at all, where only its layout matters. */
export type AnyNativeType = NativeType<never, unknown, unknown, never>;

/** A type whose bytes are the whole value. */
export function plainType<T>(definition: {
  readonly name: string;
  readonly size: number;
  readonly alignment?: number;
  readonly argument?: Argument<T, T>;
  get(view: DataView, at: number): T;
  set(view: DataView, at: number, value: T): void;
}): DataType<T> {
  const { name, size, alignment = size, argument, get, set } = definition;
  const layout: Layout = { size, alignment };
  return { name, layout: () => layout, ...(argument && { argument }), lend: set, take: get, read: get, give: set };
}
