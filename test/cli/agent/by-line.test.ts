import test from 'ava';
import { byLine } from '../../../src/cli/service/agent/by-line.ts';

test('lines come out whole, wherever the pieces end', (t) => {
  const lines: string[] = [];
  const put = byLine((line) => lines.push(line));
  for (const piece of ['on', 'e\ntwo\nth', '', 'ree', '\n', '\nrest']) put(piece);
  t.deepEqual(lines, ['one', 'two', 'three', '']);
});
