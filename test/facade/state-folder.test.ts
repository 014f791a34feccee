import test from 'ava';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServeError } from '../../src/model/index.ts';
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

test('a job lives on with its state folder, which is made where it is missing', async (t) => {
  using folder = temporaryFolder();
  const before = await openEngine({ stateFolder: folder.file('deep/state') });
  const { id } = before.jobs.create('kept', 'download');
  await before.close();
  const after = await openEngine({ stateFolder: folder.file('deep/state') });
  t.is(after.jobs.find(id)?.name, 'kept');
  await after.close();
});

test('a state folder that is a file, or in use, is told with its path', async (t) => {
  using folder = temporaryFolder();
  writeFileSync(folder.file('file'), '');
  const taken = await openEngine({ stateFolder: folder.file('taken') });
  for (const name of ['file', 'taken']) {
    const error = await t.throwsAsync(openEngine({ stateFolder: folder.file(name) }), {
      instanceOf: ServeError,
      code: 'state-folder',
    });
    t.true(error.message.includes(folder.file(name)), error.message);
  }
  await taken.close();
});
