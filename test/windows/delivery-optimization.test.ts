import { readFileSync } from 'node:fs';
import test from 'ava';
import { isWine } from '../../src/com/index.ts';
import { complete, connect } from '../../src/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Wine has no Delivery Optimization; there, the embedded service takes its place in the tests beside this one. */
const onWindowsItself = isWine() ? test.skip : test.serial;

onWindowsItself(
  "Windows' own Delivery Optimization transfers a file and lets the handler complete the job",
  async (t) => {
    using folder = temporaryFolder();
    await using files = await startFileServer({ 'one.bin': { size: 200_000 } });
    await using service = await connect({ service: 'delivery-optimization' });
    const job = await service.createJob({
      name: 'one file',
      priority: 'foreground',
      files: [{ url: files.url('one.bin'), path: folder.file('one.bin') }],
    });
    const outcome = await job.run({ onTransferred: () => complete() });
    t.like(outcome, { kind: 'completed', partial: false });
    t.deepEqual(readFileSync(folder.file('one.bin')), files.contentOf('one.bin'));
  },
);
