import test from 'ava';
import { cliBench } from '../../helpers/cli-bench.ts';
import { startCli } from '../../helpers/start-cli.ts';
import { inTerminal } from '../../helpers/terminal-test.ts';
import { openTerminal } from '../../helpers/terminal.ts';

const COLOUR = /\u001b\[[\d;]*m/;
const plain = (text: string): string => text.replaceAll(new RegExp(COLOUR, 'g'), '');

for (const [environment, isColoured] of [
  [{}, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  [{ TERM: 'dumb' }, false],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, true],
] as const) {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const where = `in a terminal with ${variables.join(' and ') || 'neither variable'}`;
  inTerminal(`dojobs list is ${isColoured ? 'coloured' : 'plain'} ${where}`, async (t) => {
    await using bench = await cliBench({ 'a.bin': { size: 10 } });
    await bench.add('a.bin', '--suspended');
    await using terminal = openTerminal(['list'], { environment: { ...bench.environment, ...environment } });
    t.is(await terminal.ended, 0);
    t.regex(terminal.screen(), /suspended .* a\.bin/);
    t.is(COLOUR.test(terminal.raw), isColoured, JSON.stringify(terminal.raw));
    t.notRegex(plain(terminal.raw), /\u001b/);
  });
}

inTerminal('in a dumb terminal with FORCE_COLOR nothing moves', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 50_000 } });
  const args = ['get', bench.server.url('a.bin'), '-d', bench.folder.path];
  const environment = { ...bench.environment, TERM: 'dumb', FORCE_COLOR: '1' };
  await using terminal = openTerminal(args, { environment });
  t.is(await terminal.ended, 0);
  t.is(terminal.screen(), bench.folder.file('a.bin'));
  t.notRegex(plain(terminal.raw), /\u001b/);
});

test.serial('through a pipe with FORCE_COLOR there are colours, and no other escape sequence', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 } });
  await bench.add('a.bin', '--suspended');
  const environment = { DOJOBS_SERVICE: 'embedded', DOJOBS_HOME: String(bench.environment['DOJOBS_HOME']) };
  const listing = startCli(['list'], { environment: { ...environment, FORCE_COLOR: '1' } });
  const { code, stdout, stderr } = await listing.result;
  t.is(code, 0, stderr);
  t.regex(stdout, COLOUR);
  t.notRegex(plain(stdout), /\u001b/);
});
