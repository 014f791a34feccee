import test from 'ava';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openEngine } from '../../src/service/facade/open-engine.ts';
import { stateFolder } from '../../src/service/facade/state-folder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test("the state has a folder of its own among the user's data, unless another is named", (t) => {
  t.is(stateFolder(undefined, { LOCALAPPDATA: '/data' }), join('/data', 'delivery-optimization'));
  t.is(stateFolder('here', { LOCALAPPDATA: '/data' }), resolve('here'));
});

test('without a folder to fall back on, one must be named', (t) => {
  for (const [named, environment] of [
    [undefined, {}],
    [undefined, { LOCALAPPDATA: '' }],
    ['', {}],
  ] as const)
    t.throws(() => stateFolder(named, environment), { code: 'state-folder', message: /Name/ });
});

test('a state folder that is missing is made', async (t) => {
  using folder = temporaryFolder();
  await openEngine(folder.file('deep/state'), {}).close();
  t.deepEqual(folder.names(), ['deep']);
});

test('a state folder that is a file is told with its path', (t) => {
  using folder = temporaryFolder();
  writeFileSync(folder.file('state'), '');
  mkdirSync(folder.file('fine'));
  const error = t.throws(() => openEngine(folder.file('state'), {}), { code: 'state-folder' });
  t.true(error.message.includes(folder.file('state')), error.message);
});
