import { createRequire } from 'node:module';
import type koffi from 'koffi';

export type Ffi = typeof koffi;

/** A native function as koffi hands it out: called directly, or on a pool thread by `async`. */
export interface NativeFunction {
  (...args: readonly unknown[]): unknown;
  async(...args: readonly unknown[]): void;
}

let loaded: Ffi | undefined;

/**
 * koffi, loaded at the first use so that a program which only prints its version never pays for it.
 *
 * The settings hold for the whole process and only before the first library is loaded. COM activation and security
 * products go deep, so a pool call gets 1 MiB of stack instead of 128 KiB. That is reserved per call in flight, of
 * which our own queue allows a handful; the high limit is there for callbacks from foreign threads, which take their
 * places from the same pool and abort the process when none is left.
 */
export function ffi(): Ffi {
  if (loaded === undefined) {
    loaded = createRequire(import.meta.url)('koffi') as Ffi;
    configure(loaded);
    // koffi makes the stack that calls run on with the first library it loads: a call before that crashes.
    loaded.load(C_LIBRARY);
  }
  return loaded;
}

function configure(koffi: Ffi): void {
  try {
    koffi.config({ max_async_calls: 4096, async_stack_size: 1 << 20 });
  } catch {
    // The program has loaded a library of its own through koffi: its settings stand, and ours are only roomier.
  }
}

export const onWindows = process.platform === 'win32';

export const C_LIBRARY = onWindows ? 'msvcrt.dll' : process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6';

/** COM methods are stdcall on 32-bit x86; every other platform has one convention only. */
export const CALLING_CONVENTION = onWindows && process.arch === 'ia32' ? '__stdcall' : '__cdecl';

export const POINTER_SIZE: PointerSize = process.arch === 'ia32' || process.arch === 'arm' ? 4 : 8;

export type PointerSize = 4 | 8;

/** Binds an exported function. Windows' own are stdcall like COM's methods, the C library's are cdecl. */
export function bindFunction(
  library: string,
  name: string,
  result: string,
  parameters: readonly string[],
  convention = CALLING_CONVENTION,
): NativeFunction {
  return ffi()
    .load(library)
    .func(convention, name, result, [...parameters]) as NativeFunction;
}

/** Defers `create` to the first use and keeps what it made: bindings cost nothing until somebody calls. */
export function once<T>(create: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: create() }).value;
}
