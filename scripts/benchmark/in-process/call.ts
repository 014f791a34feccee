import koffi from 'koffi';
import { IBackgroundCopyJob } from '../../../src/bindings/index.ts';
import { adopt, adoptDirectly } from '../../../src/com/index.ts';
import { processorTime } from '../clock.ts';
import { timed, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { entryOf, type NativeService } from './native-service.ts';

const call: Figure = {
  name: 'call',
  unit: 'ns',
  target: 1.5,
  meaning: 'GetState of a C object in this process by the typed caller, over a bare koffi function with a kept cell.',
  beyondTheFloor:
    'Beyond koffi: taking and zeroing a frame, the word of the state, the check that the pointer is ours.',
};

const promisedCall: Figure = {
  name: 'call, promised',
  unit: 'ns',
  target: null,
  meaning: 'The same by the caller whose methods return promises, as connect() uses it for the embedded service.',
  beyondTheFloor: '',
};

export async function measureCalls({ job }: NativeService): Promise<void> {
  const floor = bareGetState(job);
  const direct = adoptDirectly(IBackgroundCopyJob, job);
  const promising = adopt(IBackgroundCopyJob, job, 'direct');
  const ours = timed(processorTime, (times) => {
    for (let time = 0; time < times; time++) direct.GetState();
  });
  const oursPromised = timed(processorTime, async (times) => {
    for (let time = 0; time < times; time++) await promising.GetState();
  });
  await show(call, { ours, floor });
  await show(promisedCall, { ours: oursPromised, floor });
  await direct.release();
  await promising.release();
}

const GET_STATE = IBackgroundCopyJob.slots.findIndex(({ name }) => name === 'GetState');

/** The cheapest way to an output: a native cell made once, whose address is passed and which a view reads. */
function bareGetState(job: bigint): Side {
  const prototype = koffi.proto('__cdecl', null, 'int32', ['void *', 'void *']);
  const getState = koffi.decode(entryOf(job, GET_STATE), prototype) as (self: bigint, state: bigint) => number;
  const cell = koffi.alloc('uint8', 8) as bigint;
  const view = new DataView(koffi.view(cell, 8));
  return timed(processorTime, (times) => {
    for (let time = 0; time < times; time++) {
      if (getState(job, cell) < 0) throw new Error('GetState failed');
      view.getInt32(0, true);
    }
  });
}
