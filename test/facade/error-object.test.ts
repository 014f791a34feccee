import test from 'ava';
import koffi from 'koffi';
import { IBackgroundCopyError } from '../../src/bindings/index.ts';
import { adopt, type Address } from '../../src/com/index.ts';
import { errorObject } from '../../src/service/facade/error-object.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { codeOf } from '../helpers/facade-bench.ts';

const FILE_NOT_AVAILABLE = 0x80d02010;
const PROTOCOL_NOT_AVAILABLE = '0x80200005';

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror-getfile-method
test('an error that is not about a file has none to show, and no protocol', async (t) => {
  const about = {
    reason: { kind: 'disk-full' },
    file: undefined,
    message: 'The disk is full.',
    at: new Date(),
  } as const;
  const object = errorObject(about, () => t.fail(), {});
  using error = adopt(IBackgroundCopyError, object.giveAway(IBackgroundCopyError), 'direct');
  const cell = koffi.alloc('uint64', 1) as Address;
  koffi.encode(cell, 'uint64', 77);
  t.is(callSlot(IBackgroundCopyError, error.address, 'GetFile', ['void *'], cell), FILE_NOT_AVAILABLE);
  t.is(koffi.decode(cell, 'uint64'), 0);
  t.is(await codeOf(() => error.GetProtocol()), PROTOCOL_NOT_AVAILABLE);
  koffi.free(cell);
});
