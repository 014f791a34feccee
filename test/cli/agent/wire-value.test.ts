import test from 'ava';
import { readValue, writeValue } from '../../../src/cli/service/agent/wire-value.ts';

const survives = test.macro({
  title: (_, what: string) => `${what} comes out as it went in`,
  exec(t, _what: string, value: unknown) {
    const line = writeValue(value);
    t.false(line.includes('\n'));
    t.deepEqual(readValue(line), value);
  },
});

test(survives, 'a date', new Date('2024-02-29T12:00:00.123Z'));
test(survives, 'what is undefined', undefined);
test(survives, 'a property that is undefined', { bytesTotal: undefined, bytesTransferred: 0 });
test(survives, 'an element that is undefined', [1, undefined, null]);
test(survives, 'a date deep within', { jobs: [{ times: { created: new Date(0), transferCompleted: undefined } }] });
test(survives, 'text of several lines', 'one\ntwo\u2028three "four"');
test(survives, 'an object with the key of a mark', { $: 'date', time: undefined, within: { $: 'undefined' } });
