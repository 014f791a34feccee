import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { cliBench } from '../../helpers/cli-bench.ts';
import { inTerminal } from '../../helpers/terminal-test.ts';
import { openTerminal } from '../../helpers/terminal.ts';

const CTRL_C = '\u0003';
const STALLING = { 'a.bin': { size: 300_000, stallAfter: 100_000 } };

inTerminal('Ctrl-C in dojobs get lets go of the job, which is still there, and tells how to go on', async (t) => {
  await using bench = await cliBench(STALLING);
  const { server, folder } = bench;
  await using terminal = openTerminal(['get', server.url('a.bin'), '-d', folder.path], bench);
  await terminal.shows('33 %');
  terminal.type(CTRL_C);
  const told = /To go on: dojobs (wait [0-9a-f]{8})$/m;
  const [, next = ''] = told.exec(await terminal.shows(told)) ?? [];
  server.release();
  t.is(await terminal.ended, 4);
  t.true(terminal.isCursorVisible);
  t.regex(terminal.screen(), /33 %.*in \d+s$/m);
  t.is((await bench.run(...next.split(' '))).code, 0);
  t.deepEqual(folder.names(), ['a.bin']);
});

inTerminal('Ctrl-C in dojobs wait does the same', async (t) => {
  await using bench = await cliBench(STALLING);
  const id = await bench.add('a.bin', '--suspended');
  await using terminal = openTerminal(['wait', id], bench);
  await terminal.shows('33 %');
  terminal.type(CTRL_C);
  await terminal.shows(`To go on: dojobs wait ${id.slice(0, 8)}`);
  bench.server.release();
  t.is(await terminal.ended, 4);
  t.true(terminal.isCursorVisible);
});

inTerminal('a second Ctrl-C while it lets go ends it at once, and the cursor is back', async (t) => {
  await using bench = await cliBench(STALLING);
  const { server, folder } = bench;
  // The first Ctrl-C brings a second one before anything else can go on.
  const twice = folder.file('twice.mjs');
  writeFileSync(twice, `process.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));`);
  const environment = { ...bench.environment, NODE_OPTIONS: `--import=${pathToFileURL(twice).href}` };
  await using terminal = openTerminal(['get', server.url('a.bin'), '-d', folder.path], { environment });
  await terminal.shows('33 %');
  terminal.type(CTRL_C);
  t.is(await terminal.ended, 130);
  t.true(terminal.isCursorVisible);
});
