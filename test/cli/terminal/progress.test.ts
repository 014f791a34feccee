import { cliBench } from '../../helpers/cli-bench.ts';
import { inTerminal } from '../../helpers/terminal-test.ts';
import { openTerminal } from '../../helpers/terminal.ts';

inTerminal('dojobs get shows how far it is, at which rate and for how long, and its last line stays', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 300_000, bytesPerSecond: 100_000 } });
  await using terminal = openTerminal(['get', bench.server.url('a.bin'), '-d', bench.folder.path], bench);
  const moving = await terminal.shows(/ETA \d+s/);
  t.regex(moving, /^a\.bin +█*░+ +\d+ % {2}[\d.]+ KiB of 293 KiB {2}[\d.]+ KiB\/s {2}ETA \d+s$/m);
  t.is(await terminal.ended, 0);
  const [line, path, ...more] = terminal.screen().split('\n');
  t.regex(line ?? '', /^a\.bin +█{20} {2}100 % {2}293 KiB {2}[\d.]+ KiB\/s {2}in \d+s$/);
  t.is(path, bench.folder.file('a.bin'));
  t.deepEqual(more, []);
  t.true(terminal.raw.includes('\u001b[?25l'));
  t.true(terminal.isCursorVisible);
});

inTerminal('what happens meanwhile is told above, and stays', async (t) => {
  await using bench = await cliBench({
    'a.bin': { status: 403 },
    'b.bin': { size: 300_000, stallAfter: 100_000 },
  });
  const { server, folder } = bench;
  const rule = `403=resume:${server.url('b.bin')}`;
  await using terminal = openTerminal(['get', server.url('a.bin'), '-d', folder.path, '--on-error', rule], bench);
  const seen = await terminal.shows('33 %');
  t.regex(seen, /BG_E_HTTP_ERROR_403[^]*Trying again from [^]*33 %/);
  server.release();
  t.is(await terminal.ended, 0);
  t.regex(terminal.screen(), /BG_E_HTTP_ERROR_403[^]*Trying again from [^]*100 %/);
});

inTerminal('a job of unknown size shows no share and no end', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 300_000, noLength: true, noRanges: true, delayMs: 60_000 } });
  await using terminal = openTerminal(['get', bench.server.url('a.bin'), '-d', bench.folder.path], bench);
  t.regex(await terminal.shows('0 B/s'), /^a\.bin +░{20} +\? {2}0 B {2}0 B\/s$/m);
});

for (const [title, environment] of [
  ['with NO_COLOR nothing is coloured', { NO_COLOR: '1' }],
  ['with TERM=dumb nothing moves', { TERM: 'dumb' }],
] as const) {
  inTerminal(title, async (t) => {
    await using bench = await cliBench({ 'a.bin': { size: 50_000 } });
    const args = ['get', bench.server.url('a.bin'), '-d', bench.folder.path];
    await using terminal = openTerminal(args, { environment: { ...bench.environment, ...environment } });
    t.is(await terminal.ended, 0);
    t.true(terminal.screen().includes(bench.folder.file('a.bin')));
    t.notRegex(terminal.raw, 'TERM' in environment ? /\u001b/ : /\u001b\[[\d;]*m/);
    t.is(terminal.screen().includes('100 %'), !('TERM' in environment));
  });
}

inTerminal('through a pipe there is no escape sequence', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 50_000 } });
  const id = await bench.add('a.bin', '--suspended');
  for (const args of [['list'], ['show', id], ['wait', id]]) {
    const { code, stdout, stderr } = await bench.run(...args);
    t.is(code, 0);
    t.notRegex(stdout + stderr, /\u001b/);
  }
});
