import koffi from 'koffi';
import { IBackgroundCopyCallback } from '../../../src/bindings/index.ts';
import { implement, type Address } from '../../../src/com/index.ts';
import { processorTime } from '../clock.ts';
import { timed } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { POINTER_SIZE, type NativeService } from './native-service.ts';

const callback: Figure = {
  name: 'callback',
  unit: 'ns',
  target: 1.5,
  meaning: 'JobTransferred called by C in this process, an implementation of ours over a bare koffi callback.',
  beyondTheFloor: 'Beyond koffi: finding the object behind `this`, the borrowed job that is shown and taken back.',
};

export async function measureCallbacks({ callBack }: NativeService): Promise<void> {
  let calls = 0;
  const nothing = (): void => undefined;
  using implementation = implement(IBackgroundCopyCallback, {
    JobTransferred: () => {
      calls += 1;
    },
    JobError: nothing,
    JobModification: nothing,
  });
  const bare = bareCallback(() => {
    calls += 1;
    return 0;
  });
  let expected = 0;
  const calling = (object: Address) =>
    timed(processorTime, (times) => {
      expected += times;
      callBack(object, times);
    });
  await show(callback, { ours: calling(implementation.address), floor: calling(bare) });
  if (calls !== expected) throw new Error(`C called back ${expected} times, and ${calls} calls arrived`);
}

/** An object that is one function: a pointer to a vtable whose fourth entry is a registered callback. */
function bareCallback(jobTransferred: (self: bigint, job: bigint) => number): Address {
  const prototype = koffi.proto('__cdecl', null, 'int32', ['void *', 'void *']);
  const object = koffi.alloc('void *', 5) as Address;
  const words = new BigUint64Array(koffi.view(object, 5 * POINTER_SIZE));
  words[0] = object + BigInt(POINTER_SIZE);
  words[4] = koffi.register(jobTransferred, koffi.pointer(prototype));
  return object;
}
