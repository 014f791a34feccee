import { writeFileSync } from 'node:fs';
import test, { registerCompletionHandler } from 'ava';
import { connect, EMBEDDED_CLSID } from '../../src/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { ServeCommand } from './helpers/dojobs.ts';
import { forgetDeadServers } from './helpers/local-server.ts';
import { keepStubs } from './helpers/wine-stubs.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

test.before(keepStubs);
test.beforeEach(forgetDeadServers);

const OTHER_CLSID = '{5D0D5D0A-91A6-4E0C-8C0E-3C5F3A1E7B42}';

for (const [title, options, clsid] of [
  ['its own class', [], `{${EMBEDDED_CLSID}}`],
  ['the class that it is given', ['--clsid', OTHER_CLSID], OTHER_CLSID],
] as const) {
  test.serial(`dojobs serve offers ${title} from when it says so until it leaves, with exit code 0`, async (t) => {
    using folder = temporaryFolder();
    await using files = await startFileServer({ 'a.bin': { size: 1_000 } });
    const command = new ServeCommand('--state', folder.file('state'), ...options);
    t.is(await command.line(), `ready ${clsid}`);
    {
      await using service = await connect({ clsid });
      const job = await service.createJob({
        name: 'served',
        files: [{ url: files.url('a.bin'), path: folder.file('a.bin') }],
      });
      t.is((await job.run()).kind, 'completed');
    }
    t.is(await command.leave(), 0, await command.complaints);
    await t.throwsAsync(connect({ clsid }), { code: 'service-unavailable' });
    t.true(folder.names().includes('a.bin'));
  });
}

test.serial('dojobs serve ends with exit code 1 where the state folder cannot be used, and says why', async (t) => {
  using folder = temporaryFolder();
  writeFileSync(folder.file('state'), 'in the way');
  const command = new ServeCommand('--state', folder.file('state'));
  t.is(await command.line(), undefined);
  t.is(await command.leave(), 1);
  const complaints = await command.complaints;
  t.true(complaints.includes(folder.file('state')), complaints);
});
