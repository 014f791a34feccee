import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';

for (const args of [
  ['wait', '01234567-89ab-cdef-0123-456789abcdef', '--timeout', '2147484'],
  ['watch', '--ndjson', '--interval', '2147484'],
]) {
  test.serial(`dojobs ${args[0]} refuses seconds beyond what a timer can wait`, async (t) => {
    const { code, stderr } = await runCli(args);
    t.is(code, 2);
    t.true(stderr.includes("'2147484' is invalid. Give a whole number from 1 to 2147483."), stderr);
  });
}
