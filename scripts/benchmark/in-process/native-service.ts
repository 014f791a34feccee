import koffi from 'koffi';
import type { Address } from '../../../src/com/index.ts';

/** What object.c beside this file has, loaded: a job, and somebody who calls back. */
export interface NativeService {
  readonly job: Address;
  /** Calls JobTransferred of a callback object so many times. */
  callBack(callback: Address, times: number): void;
}

/** @param library object.c, compiled */
export function loadNativeService(library: string): NativeService {
  if (koffi.sizeof('void *') !== POINTER_SIZE) throw new Error('the floors are written for 64-bit programs');
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
