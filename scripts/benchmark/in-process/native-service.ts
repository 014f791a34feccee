import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import koffi from 'koffi';
import type { Address } from '../../../src/com/index.ts';
import { compileC } from '../compile-c.ts';

/** The C object beside this file, compiled and loaded: a job, and somebody who calls back. */
export interface NativeService {
  readonly job: Address;
  /** Calls JobTransferred of a callback object so many times. */
  callBack(callback: Address, times: number): void;
}

/** @throws {Error} on a machine without a C compiler */
export function loadNativeService(folder: string): NativeService {
  const library = join(folder, process.platform === 'win32' ? 'object.dll' : 'object.so');
  const source = fileURLToPath(new URL('object.c', import.meta.url));
  const code = process.platform === 'win32' ? [] : ['-fPIC'];
  compileC(['cc', 'gcc', 'clang'], '-shared', ...code, '-o', library, source);
  const loaded = koffi.load(library);
  return {
    job: loaded.func('the_job', 'void *', [])() as Address,
    callBack: loaded.func('call_back', 'void', ['void *', 'int32']) as NativeService['callBack'],
  };
}

/** The function in one slot of an object's vtable. */
export const entryOf = (object: Address, slot: number): Address => {
  const vtable = BigInt(koffi.decode.uint64(object));
  return BigInt(koffi.decode.uint64(vtable + BigInt(slot * POINTER_SIZE)));
};

export const POINTER_SIZE = 8;
