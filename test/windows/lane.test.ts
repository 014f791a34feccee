import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  let output = '';
  let warnings = '';
  second.stdout.on('data', (text) => (output += text));
  second.stderr.on('data', (text) => (warnings += text));
  second.stdin.write('you');

  const [exitCode] = await once(second, 'close');

  t.deepEqual({ output, warnings, exitCode }, { output: 'heard you\n', warnings: 'warned\n', exitCode: 5 });
});
