import { existsSync, readFileSync } from 'node:fs';
import test from 'ava';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

test('every file of the project that the README points to is there', (t) => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path = '']) => path);
  t.true(links.length > 50, `${links.length} links`);
  t.deepEqual(
    links.filter((path) => !existsSync(new URL(path, root))),
    [],
  );
});

test('every feature that the README claims names a test', (t) => {
  const [, table = ''] = readme.split('## What it has');
  const rows = table
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => /^\| .* [●◐] /.test(line));
  t.true((rows?.length ?? 0) >= 27, `${rows?.length} rows`);
  t.deepEqual(
    rows?.filter((row) => !row.includes('.test.ts)') && !/^\|[^|]*\| – /.test(row)),
    [],
  );
});
