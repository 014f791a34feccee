import test from 'ava';
import { writeFileSync } from 'node:fs';
import { Ledger } from '../../src/cli/ledger/ledger.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const entry = (id: string, service = 'bits') => ({ id, service, name: id, created: `2026-01-0${id}`, files: [] });

test('a ledger that nobody has written to is empty', async (t) => {
  using folder = temporaryFolder();
  t.deepEqual(await new Ledger(folder.file('none')).entries('bits'), []);
});

test('entries are kept for each service, the oldest first, until they are removed', async (t) => {
  using folder = temporaryFolder();
  const ledger = new Ledger(folder.file('ledger'));
  for (const each of [entry('2'), entry('1'), entry('3', 'embedded')]) await ledger.add(each);
  t.deepEqual(await new Ledger(folder.file('ledger')).entries('bits'), [entry('1'), entry('2')]);
  await ledger.remove('1');
  await ledger.remove('1');
  t.deepEqual(await ledger.entries('bits'), [entry('2')]);
});

test('many ledgers over one folder lose nothing to each other', async (t) => {
  using folder = temporaryFolder();
  const ids = Array.from({ length: 9 }, (_, index) => String(index + 1));
  await Promise.all(ids.map((id) => new Ledger(folder.path).add(entry(id))));
  t.deepEqual(
    (await new Ledger(folder.path).entries('bits')).map(({ id }) => id),
    ids,
  );
});

test('an entry that is damaged does not hide the others', async (t) => {
  using folder = temporaryFolder();
  const ledger = new Ledger(folder.path);
  await ledger.add(entry('1'));
  writeFileSync(folder.file('2.json'), '{"id"');
  t.deepEqual(await ledger.entries('bits'), [entry('1')]);
});
