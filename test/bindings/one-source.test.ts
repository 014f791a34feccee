import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';

const SOURCE = new URL('../../src/', import.meta.url);

test('no result code is written twice in the sources', (t) => {
  const homes = new Map<string, string[]>();
  for (const entry of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts')) continue;
    const text = readFileSync(new URL(entry.replaceAll('\\', '/'), SOURCE), 'utf8');
    for (const [, code = ''] of text.matchAll(/\b(?:hresult|fromWin32)\((0x[0-9a-f]+|\d+)\)/gi)) {
      homes.set(code.toLowerCase(), [...(homes.get(code.toLowerCase()) ?? []), entry]);
    }
  }
  t.true(homes.size > 300);
  t.deepEqual(
    [...homes].filter(([, entries]) => entries.length > 1),
    [],
  );
});
