import test from 'ava';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What each example prints, with a … for the ids of jobs. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'come-back-for-a-job.ts': [
    'taken up: true, the same job: true',
    'job completed',
    'purged 1, left: of another program',
  ],
  'download-a-file.ts': [
    '1000000 bytes',
    'busy 2 times, finalized',
    'on its way',
    'stopped: 0x80190193 BG_E_HTTP_ERROR_403',
    'refused 1 time(s): download-failed',
    '0 downloads left',
  ],
  'follow-a-job.ts': [
    'closed at 400000 bytes',
    'the job is transferring',
    'the job is transferred',
    '{ partial: false }',
  ],
  'handle-a-forbidden-file.ts': [
    'refused 1 time(s)',
    'job completed',
    'asked for /drivers.cab',
    'asked for /mirror/drivers.cab',
  ],
  'log-what-happens.ts': [
    'callback: error',
    'decision: onError decides to cancel, for http-status',
    'call: could not read headers of job …',
  ],
  'lose-the-callback.ts': ['callbacks lost: 1', 'job completed'],
  'notice-a-corrupt-file.ts': ['1000000 bytes, and the file is corrupt', 'right after 2 tries'],
  'send-a-file.ts': [`not-supported: Only BITS has jobs of type "upload": connect({ service: 'bits' }).`, '0 jobs'],
  'sit-out-a-bad-line.ts': ['busy 2 times, broken 2 times, stalled 1 time', 'job completed'],
  'stream-a-file.ts': ['8000000 bytes, broken 1 time', 'the right bytes'],
  'survive-a-full-disk.ts': ['error 0x80070070 ERROR_DISK_FULL', 'job completed', '1000000 bytes'],
  'take-the-first-service.ts': ['connected to embedded', 'job completed', 'blocked'],
};

const folder = fileURLToPath(new URL('../../scripts/examples/', import.meta.url));

test('every example is tested, and listed in the README', (t) => {
  const names = readdirSync(folder).sort();
  t.deepEqual(names, Object.keys(examples));
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const name of names) t.true(readme.includes(`(scripts/examples/${name})`), name);
});

for (const [name, lines] of Object.entries(examples)) {
  test.serial(`the example ${name} prints what its faults and its handler make of the job`, async (t) => {
    const program = spawn(process.execPath, ['--import=tsx', folder + name], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => program.once('close', done));
    const [stdout, stderr] = await Promise.all([text(program.stdout), text(program.stderr)]);
    t.is(stderr, '');
    const printed = stdout.trimEnd().replace(/[0-9a-f-]{36}/g, '…');
    t.deepEqual(printed.split('\n'), [...lines]);
    t.is(await ended, 0);
  });
}
