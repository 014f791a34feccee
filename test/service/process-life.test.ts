import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import test from 'ava';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const run = promisify(execFile);

/** Runs a program of its own that has a `job` for `url`, and does this with it. */
const program = async (url: string, path: string, code: string): Promise<string> => {
  const queue = new URL('../../src/service/job/index.ts', import.meta.url).href;
  const text = `
    import { JobQueue } from '${queue}';
    const queue = new JobQueue({ transfer: { firstRetryDelay: 300 } });
    const job = queue.create('life', 'download');
    job.addFile({ url: '${url}', path: ${JSON.stringify(path)} });
    process.on('exit', () => process.stdout.write(job.state));
    ${code}`;
  const { stdout } = await run(process.execPath, ['--import=tsx', '--input-type=module', '--eval', text]);
  return stdout;
};

test('a program waits for a job that transfers, and for one that will be tried again', async (t) => {
  await using server = await startFileServer({ a: { size: 10, statusOnce: [503], delayMs: 100 } });
  using folder = temporaryFolder();
  t.is(await program(server.url('a'), folder.file('a'), 'job.resume();'), 'transferred');
});

test('a program does not wait for a job that is suspended', async (t) => {
  await using server = await startFileServer({ a: { size: 10, stallAfter: 5 } });
  using folder = temporaryFolder();
  const code = 'job.resume(); job.on(() => job.progress.bytesTransferred === 5 && job.suspend());';
  t.is(await program(server.url('a'), folder.file('a'), code), 'suspended');
});
