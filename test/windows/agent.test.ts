import { readFileSync } from 'node:fs';
import test, { registerCompletionHandler } from 'ava';
import { endAgent } from '../helpers/end-agent.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { dojobs } from './helpers/dojobs.ts';

registerCompletionHandler(() => process.exit());

test('commands find the agent of the embedded service through its named pipe', async (t) => {
  using home = temporaryFolder();
  using folder = temporaryFolder();
  await using server = await startFileServer({ 'a.bin': { size: 70_000 } });
  await using _agent = { [Symbol.asyncDispose]: () => endAgent(home.file('jobs')) };
  const environment = { DOJOBS_HOME: home.path, DOJOBS_SERVICE: 'embedded', DOJOBS_AGENT_IDLE: '1' };
  const added = await dojobs(['add', server.url('a.bin'), '-d', folder.path], environment);
  t.is(added.code, 0, added.stderr);
  const listed = await dojobs(['list', '--json'], environment);
  t.like(JSON.parse(listed.stdout), { service: 'embedded', jobs: [{ id: added.stdout.trim() }] });
  const waited = await dojobs(['wait', added.stdout.trim()], environment);
  t.is(waited.code, 0, waited.stderr);
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
});
