import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import test from 'ava';
import koffi from 'koffi';
import type { Address } from '../../src/com/index.ts';

/** An object whose every method is a function of the system that takes nothing and returns a positive number. */
function objectOfTheSystem(): Address {
  const library = koffi.load(process.platform === 'win32' ? 'kernel32.dll' : LIBC);
  const entry = library.symbol(process.platform === 'win32' ? 'GetCurrentProcessId' : 'getpid') as Address;
  const size = koffi.sizeof('void *');
  const object = koffi.alloc('void *', 1 + SLOTS) as Address;
  koffi.encode(object, 'void *', object + BigInt(size));
  for (let slot = 0; slot < SLOTS; slot++) koffi.encode(object, (1 + slot) * size, 'void *', entry);
  return object;
}

const LIBC = process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6';
const SLOTS = 4;

test('the first thing that a thread does may be a call of an object it was given', async (t) => {
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    (async () => {
      if (workerData.com.endsWith('.ts')) (await import('tsx/esm/api')).register();
      const { adoptDirectly, describeInterface, IUnknown, method } = await import(workerData.com);
      const ICalled = describeInterface({ name: 'ICalled', iid: '${IID}', base: IUnknown, methods: [method('Call')] });
      const object = adoptDirectly(ICalled, workerData.object);
      object.Call();
      await object.release();
      parentPort.postMessage('returned');
    })();`;
  // Run from the sources or, where no loader for them runs, from what was built of them.
  const com = new URL(`../../src/com/index${extname(import.meta.url)}`, import.meta.url).href;
  const thread = new Worker(program, { eval: true, workerData: { com, object: objectOfTheSystem() } });
  const [message] = (await once(thread, 'message')) as [string];
  t.is(message, 'returned');
});

const IID = '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d0a';
