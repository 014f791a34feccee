import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import test from 'ava';

test('the lane runs on Windows', (t) => {
  t.is(process.platform, 'win32');
});

test('a second process gets our text, answers on both of its streams and keeps its exit code', async (t) => {
  const answers = `process.stdin.on('data', (heard) => {
    console.log('heard ' + heard);
    console.error('warned');
    process.exit(5);
  })`;
  const second = spawn(process.execPath, ['--eval', answers], { stdio: 'pipe' });
  second.stdin.write('you');
  const [output, warnings] = await Promise.all([text(second.stdout), text(second.stderr), once(second, 'close')]);
  t.deepEqual([output, warnings, second.exitCode], ['heard you\n', 'warned\n', 5]);
});
