import test from 'ava';
import { processOwner } from '../../src/com/index.ts';

test('the user of a process is known by a security identifier', (t) => {
  t.regex(processOwner() ?? '', /^S-1-5-\d+(-\d+)+$/);
});
