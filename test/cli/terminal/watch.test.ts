import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import { visitAgent } from '../../../src/cli/service/agent/visit-agent.ts';
import { cliBench } from '../../helpers/cli-bench.ts';
import { inTerminal } from '../../helpers/terminal-test.ts';
import { openTerminal } from '../../helpers/terminal.ts';

const FILES = { 'a.bin': { size: 300_000, stallAfter: 100_000 }, 'b.bin': { size: 1_000 } };
const FOOTER = 'all that the service has of this user. q ends.';

inTerminal('dojobs watch shows all jobs with their sum, follows them, and q ends it', async (t) => {
  await using bench = await cliBench(FILES);
  await bench.add('b.bin', '--suspended', '--name', 'other');
  {
    await using killed = openTerminal(['get', bench.server.url('a.bin'), '-d', bench.folder.path], bench);
    await killed.shows('33 %');
  }
  await using terminal = openTerminal(['watch'], bench);
  const seen = await terminal.shows(/transferring.*33 %.*B\/s/);
  t.regex(seen, /^ID +STATE +DONE +BYTES +RATE +(ETA +)?FROM +NAME$/m);
  t.regex(seen, /^\S{8} {2}transferring {2}█{4}░{8} +33 % {2}97.7 KiB of 293 KiB .* HTTP 100 % {2}a\.bin$/m);
  t.regex(seen, /suspended .* other$/m);
  t.regex(seen, /^Total {2}/m);
  t.true(seen.includes(`2 jobs, ${FOOTER}`));
  bench.server.release();
  t.regex(await terminal.shows(/^\S+ {2}transferred/m), /█{12} {2}100 %/);
  terminal.type('q');
  t.is(await terminal.ended, 0);
  t.true(terminal.isCursorVisible);
});

inTerminal('it follows the size of the terminal without broken lines, and Ctrl-C ends it', async (t) => {
  await using bench = await cliBench(FILES);
  await bench.add('a.bin', '--suspended', '--name', 'a job with a rather long name');
  await bench.add('b.bin', '--suspended', '--name', 'another with a long name, and then some');
  await using terminal = openTerminal(['watch'], { ...bench, columns: 100 });
  await terminal.shows(FOOTER);
  terminal.resize(40);
  const narrow = await terminal.shows(/^2 jobs.*…$/m);
  t.is(narrow.split('\n').length, 6, narrow);
  for (const line of narrow.split('\n')) t.true(line.length < 40);
  terminal.resize(100);
  t.is((await terminal.shows(FOOTER)).split('\n').length, 6);
  terminal.type('\u0003');
  t.is(await terminal.ended, 0);
  t.true(terminal.isCursorVisible);
});

inTerminal('wide characters and marks keep the columns of a table straight', async (t) => {
  await using bench = await cliBench(FILES);
  for (const name of ['映画の夜 🎬', 'cafe\u0301', 'plain']) await bench.add('b.bin', '--suspended', '--name', name);
  await using terminal = openTerminal(['list'], bench);
  t.is(await terminal.ended, 0);
  await using narrow = openTerminal(['list'], { ...bench, columns: 34 });
  t.is(await narrow.ended, 0);
  const { buffer } = terminal.emulator;
  const columnsOfNames = [1, 2, 3].map((row) => {
    const line = buffer.active.getLine(row);
    const columns = Array.from({ length: terminal.emulator.cols }, (_, column) => column);
    return columns.find((column) => /[映cp]/.test(line?.getCell(column)?.getChars() ?? '') && column > 30);
  });
  t.is(new Set(columnsOfNames).size, 1, terminal.screen());
  t.true(terminal.screen().includes('映画の夜 🎬'));
  t.regex(narrow.screen(), /^ID +STATE +NAME\n.*映画の夜 🎬\n.*cafe\u0301\n.*plain\n3 jobs/);
});

inTerminal('the name of a job cannot command the terminal', async (t) => {
  await using bench = await cliBench(FILES);
  await bench.add('b.bin', '--suspended', '--name', 'bad\u001b[2J\u001b]0;owned\u0007');
  for (const args of [['list'], ['show', '--', 'bad\u001b[2J\u001b]0;owned\u0007']]) {
    await using terminal = openTerminal(args, bench);
    t.is(await terminal.ended, 0);
    t.true(terminal.screen().includes('bad\u241b[2J'), terminal.screen());
  }
});

test.serial('through a pipe dojobs watch is refused, and told what there is instead', async (t) => {
  await using bench = await cliBench({});
  const { code, stdout, stderr } = await bench.run('watch');
  t.is(code, 2);
  t.is(stdout, '');
  t.true(stderr.includes('--ndjson') && stderr.includes('dojobs list'), stderr);
});

inTerminal('a second q ends dojobs watch while the service does not answer', async (t) => {
  await using bench = await cliBench({});
  await using terminal = openTerminal(['watch'], bench);
  await terminal.shows(FOOTER);
  const visit = await visitAgent(join(String(bench.environment['DOJOBS_HOME']), 'jobs'));
  visit?.peer.end();
  const pid = Number(visit?.agent.pid);
  process.kill(pid, 'SIGSTOP');
  try {
    // It looks once a second: now it waits for an answer.
    await delay(1_500);
    terminal.type('q');
    await delay(300);
    terminal.type('q');
    t.is(await Promise.race([terminal.ended, delay(5_000)]), 130);
    t.true(terminal.isCursorVisible);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});
