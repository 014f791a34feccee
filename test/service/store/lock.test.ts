import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import test from 'ava';
import { FolderLock } from '../../../src/service/store/folder-lock.ts';
import { lockAddress } from '../../../src/service/store/lock-address.ts';
import { openStore, StateFolderTaken, StateFolderUnusable } from '../../../src/service/store/index.ts';
import { findNotes, notes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const STORE = new URL('../../../src/service/store/index.ts', import.meta.url).href;
const NOTES = new URL('../../helpers/notes.ts', import.meta.url).href;

/** Runs a program of its own that has opened the store of `folder`; then `code`. Fulfilled when it has printed a line. */
async function owner(folder: string, code: string): Promise<{ child: ChildProcess; said: string }> {
  const text = `
    import { openStore } from '${STORE}';
    import { KeptNote, notes } from '${NOTES}';
    const store = await openStore(${JSON.stringify(folder)});
    ${code}`;
  const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString() };
}

const STAYS = `console.log('ready'); setInterval(() => {}, 1_000);`;

test('a folder that another process has is refused, and is free at once when that is killed', async (t) => {
  using folder = temporaryFolder();
  const code = `KeptNote.add(store.collection(notes), 'one').write('first'); ${STAYS}`;
  const { child } = await owner(folder.path, code);
  const error = await t.throwsAsync(openStore(folder.path), { instanceOf: StateFolderTaken });
  t.like(error, { folder: folder.path, owner: { pid: child.pid } });
  t.true(error?.message.includes(`"${folder.path}" is in use by process ${child.pid} (`), error?.message);
  t.regex(error?.message ?? '', /since \d{4}-.*End that program, or give another folder\.$/);
  child.kill('SIGKILL');
  await once(child, 'exit');
  t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['first']);
});

test('an open store does not keep its process alive', async (t) => {
  using folder = temporaryFolder();
  const { child } = await owner(folder.path, `console.log('ready');`);
  if (child.exitCode === null) await once(child, 'exit');
  t.is(child.exitCode, 0);
});

test('an owner that is too busy to answer has the folder all the same', async (t) => {
  using folder = temporaryFolder();
  const { child } = await owner(folder.path, `process.stdout.write('ready'); for (;;);`);
  const error = await t.throwsAsync(openStore(folder.path), { instanceOf: StateFolderTaken });
  t.is(error?.owner, undefined);
  t.regex(error?.message ?? '', /a program that does not say who it is/);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('a folder is opened once in a process, under whichever spelling, until it is closed', async (t) => {
  using folder = temporaryFolder();
  mkdirSync(folder.file('state'));
  const store = await openStore(folder.file('state'));
  const error = await t.throwsAsync(openStore(folder.file('./other/../state/')), { instanceOf: StateFolderTaken });
  t.regex(error?.message ?? '', new RegExp(`process ${process.pid}, which is this one`));
  if (process.platform !== 'win32') {
    symlinkSync(folder.file('state'), folder.file('link'));
    await t.throwsAsync(openStore(folder.file('link')), { instanceOf: StateFolderTaken });
  }
  await using other = await openStore(folder.file('another'));
  t.truthy(other);
  await store.close();
  await (await openStore(folder.file('state'))).close();
});

test('of many that open a folder at once one gets it', async (t) => {
  using folder = temporaryFolder();
  const opened = await Promise.allSettled(Array.from({ length: 20 }, () => openStore(folder.path)));
  const stores = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  t.is(stores.length, 1);
  await stores[0]?.close();
});

test('closing does not wait for whoever has connected and stays', async (t) => {
  using folder = temporaryFolder();
  const store = await openStore(folder.path);
  const visitor = connect({ path: lockAddress(folder.path).path, allowHalfOpen: true });
  await once(visitor, 'data');
  await store.close();
  visitor.destroy();
  await (await openStore(folder.path)).close();
  t.pass();
});

const hasSocketFiles = process.platform === 'win32' ? test.skip : test;

hasSocketFiles('where a lock is a file, what a dead owner left of it is taken over', async (t) => {
  using folder = temporaryFolder();
  const address = { kind: 'file', path: folder.file('socket') } as const;
  const dead = createServer().listen(folder.file('first'));
  await once(dead, 'listening');
  const { renameSync } = await import('node:fs');
  renameSync(folder.file('first'), address.path);
  dead.close();
  await once(dead, 'close');
  t.true(existsSync(address.path));
  const lock = await FolderLock.take(folder.path, address);
  await t.throwsAsync(FolderLock.take(folder.path, address), { instanceOf: StateFolderTaken });
  await lock.release();
  t.false(existsSync(address.path));
});

test('a lock is a file only where the system has nothing better', (t) => {
  using folder = temporaryFolder();
  t.is(lockAddress(folder.path, 'linux').path.charCodeAt(0), 0);
  t.true(lockAddress(folder.path, 'win32').path.startsWith('\\\\.\\pipe\\'));
  t.is(lockAddress(folder.path, 'darwin').kind, 'file');
});

test('a file in the place of the folder, or above it, is named with a remedy', async (t) => {
  using folder = temporaryFolder();
  writeFileSync(folder.file('file'), '');
  for (const path of [folder.file('file'), folder.file('file/state')]) {
    const error = await t.throwsAsync(openStore(path), { instanceOf: StateFolderUnusable });
    t.like(error, { folder: path });
    t.true(error?.message.startsWith(`"${path}" cannot keep the state. A file is in its place, or`), error?.message);
  }
});

test('a file in the place of the folder of a kind is named, too', async (t) => {
  using folder = temporaryFolder();
  writeFileSync(folder.file('notes'), '');
  await using store = await openStore(folder.path);
  const error = t.throws(() => store.collection(notes), { instanceOf: StateFolderUnusable });
  t.is(error?.folder, folder.file('notes'));
});

const isOrdinaryUser = process.platform === 'win32' || process.getuid?.() === 0 ? test.skip : test;

isOrdinaryUser('a folder that this user may not write is named with a remedy', async (t) => {
  using folder = temporaryFolder();
  mkdirSync(folder.file('state'), { mode: 0o500 });
  await t.throwsAsync(openStore(folder.file('state')), { message: /may not write there\. Allow reading and writing/ });
});
