import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import { adopt, type ComObject } from '../../src/com/index.ts';
import { IThing, thing } from './things.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** In a function of its own, so that nothing of the pointer stays on the stack of the test. */
const drop = (object: ComObject): void => void adopt(IThing, object.share().address, 'direct');

test('a pointer that was dropped is released when the collector finds it, with a warning that names it', async (t) => {
  const object = thing({});
  const warned = once(process, 'warning') as Promise<[Error]>;
  drop(object);
  t.is(object.references, 2);
  for (let turn = 0; turn < 100 && object.references > 1; turn += 1) {
    collectGarbage();
    await wait(10);
  }
  t.is(object.references, 1);
  const [warning] = await warned;
  t.is(warning.name, 'ComLeakWarning');
  t.regex(warning.message, /IThing/);
  object.release();
});

test('a pointer that was released is none of the collector’s business', async (t) => {
  const object = thing({});
  const pointer = adopt(IThing, object.share().address, 'direct');
  await pointer.release();
  collectGarbage();
  await wait(20);
  t.is(object.references, 1);
  object.release();
});
