import test from 'ava';
import { formatHresult, knownCodes } from '../../src/index.ts';
import { parseCode } from '../../src/cli/on-error/parse-code.ts';
import { runCli } from '../helpers/run-cli.ts';

test('every code that a header names is found by its name and by its number in all forms', (t) => {
  t.true(knownCodes.length > 300);
  for (const { code, name } of knownCodes) {
    const hexadecimal = formatHresult(code);
    for (const text of [hexadecimal, hexadecimal.toLowerCase(), String(code >>> 0)]) {
      // Small numbers are statuses and errors of Windows rather than success codes.
      if (code < 0 || text.startsWith('0x')) t.is(parseCode(text), code, `${name}: ${text}`);
    }
    if (code < 0) t.is(parseCode(String(code)), code);
    if (name !== undefined) t.is(parseCode(name.toLowerCase()), code, name);
  }
});

for (const [text, code] of [
  ['403', '0x80190193'],
  ['80190193', '0x80190193'],
  ['-2145844845', '0x80190193'],
  ['DO_E_NOT_FOUND', '0x80D02003'],
  ['12007', '0x80072EE7'],
  ['5', '0x80070005'],
] as const) {
  test(`${text} is ${code}`, (t) => {
    const parsed = parseCode(text);
    t.is(parsed === undefined ? undefined : formatHresult(parsed), code);
  });
}

for (const text of ['', 'DO_E_NOTHING', '0x1234567890', '99999999999', '9999']) {
  test(`"${text}" is no code`, (t) => {
    t.is(parseCode(text), undefined);
  });
}

test.serial('dojobs explain tells name, meaning, kind and what to do', async (t) => {
  const { code, stdout } = await runCli(['explain', '-2145844845', 'DO_E_INVALID_STATE']);
  t.is(code, 0);
  for (const told of ['BG_E_HTTP_ERROR_403 0x80190193 (-2145844845)', 'DO_E_INVALID_STATE', 'What to do: '])
    t.true(stdout.includes(told), stdout);
});

test.serial('a code that nobody knows is told by who it comes from, and the exit is 5', async (t) => {
  const { code, stdout } = await runCli(['explain', '0x80041234']);
  t.is(code, 5);
  t.true(stdout.includes('it comes from COM'), stdout);
});

test.serial('--on-error refuses a name that no error has', async (t) => {
  const { code, stderr } = await runCli(['get', 'http://127.0.0.1/a', '--on-error', 'DO_E_NOTHING=cancel']);
  t.is(code, 2);
  t.true(stderr.includes('"do_e_nothing" is no status'), stderr);
});
