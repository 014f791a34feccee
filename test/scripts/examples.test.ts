import test from 'ava';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What each example prints. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'download-a-file.ts': [
    '1000000 bytes',
    'busy 2 times, finalized',
    'on its way',
    'stopped: 0x80190193 BG_E_HTTP_ERROR_403',
    'refused 1 time(s): download-failed',
    '0 downloads left',
  ],
  'handle-a-forbidden-file.ts': [
    'refused 1 time(s)',
    'job completed',
    'asked for /drivers.cab',
    'asked for /mirror/drivers.cab',
  ],
  'lose-the-callback.ts': ['callbacks lost: 1', 'job completed'],
  'notice-a-corrupt-file.ts': ['try 1: the file is corrupt', 'right after 2 tries'],
  'sit-out-a-bad-line.ts': ['busy 2 times, broken 2 times, stalled 1 time', 'job completed'],
  'stream-a-file.ts': ['8000000 bytes, broken 1 time', 'the right bytes'],
  'survive-a-full-disk.ts': ['error 0x80070070 ERROR_DISK_FULL', 'job completed', '1000000 bytes'],
};

const folder = fileURLToPath(new URL('../../scripts/examples/', import.meta.url));

test('every example is tested', (t) => {
  t.deepEqual(readdirSync(folder).sort(), Object.keys(examples));
});

for (const [name, lines] of Object.entries(examples)) {
  test.serial(`the example ${name} prints what its faults and its handler make of the job`, async (t) => {
    const program = spawn(process.execPath, ['--import=tsx', folder + name], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => program.once('close', done));
    const [stdout, stderr] = await Promise.all([text(program.stdout), text(program.stderr)]);
    t.is(stderr, '');
    t.deepEqual(stdout.trimEnd().split('\n'), [...lines]);
    t.is(await ended, 0);
  });
}
