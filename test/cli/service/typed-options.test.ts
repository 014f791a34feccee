import { spawnSync } from 'node:child_process';
import test from 'ava';
import { shellWord } from '../../../src/cli/service/shell-word.ts';
import { sha256Of } from '../../../src/cli/jobs/sha256-of.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const withShell = process.platform === 'win32' ? test.skip : test;

for (const word of ['/plain/path', '/a b', '/$HOME', '/`id`', "/it's", '/back\\slash', '/"quoted"', '/a;b', '']) {
  withShell(`the shell takes ${JSON.stringify(word)} as it is`, (t) => {
    t.is(spawnSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' }).stdout, word);
  });
}

test('what needs no quotes has none', (t) => {
  t.is(shellWord('/plain/path-1.0', 'linux'), '/plain/path-1.0');
  t.is(shellWord('C:\\jobs', 'win32'), 'C:\\jobs');
  t.is(shellWord('C:\\my jobs', 'win32'), '"C:\\my jobs"');
});

test('a folder in the place of a file is told as such', async (t) => {
  using folder = temporaryFolder();
  await t.throwsAsync(sha256Of(folder.path), {
    name: 'Problem',
    message: `"${folder.path}" is a folder: give the path of a file.`,
  });
});
