import test, { registerCompletionHandler } from 'ava';
import { startFileServer, type FileServer } from '../helpers/file-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';
import { APARTMENTS, hasNativeClient, IN, runNativeClient } from './helpers/native-client.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

/** Programs in C that follow the documents are clients of the service in a second process here. */

let server: LocalServer;
let files: FileServer;

test.before(async () => {
  server = await LocalServer.start();
  files = await startFileServer({
    'a.bin': { size: 50_000 },
    'b.bin': { size: 7 },
    'c.bin': { size: 100 },
    'forbidden.bin': { size: 3_000, status: 403 },
  });
});

/** A client that gave up leaves its references behind, which are no fault of the next one. */
async function startAnew(): Promise<void> {
  await server[Symbol.asyncDispose]();
  server = await LocalServer.start();
}

test.after.always(async () => {
  await server[Symbol.asyncDispose]();
  await files.close();
});

interface Scene {
  readonly scenario: string;
  /** Names of the files that the client is given. */
  readonly given: readonly string[];
  /** Names of those that are in place afterwards. */
  readonly kept: readonly string[];
}

const withCompiler = hasNativeClient ? test.serial : test.serial.skip;

const says = (fact: string, { scenario, given, kept }: Scene) => {
  for (const apartment of APARTMENTS) {
    withCompiler(`a client in C, ${IN[apartment]}: ${fact}, and nothing is left of it`, async (t) => {
      using folder = temporaryFolder();
      const toFetch = given.map((name) => ({ url: files.url(name), path: folder.file(name) }));
      const { code, said } = await runNativeClient(apartment, scenario, server.clsid, toFetch);
      if (code !== 0) await startAnew();
      t.is(code, 0, said);
      t.deepEqual(folder.names(), kept);
      t.is(await server.objectsInUse(), 0);
    });
  }
};

says('Complete inside JobTransferred puts the files in place', {
  scenario: 'complete-inside',
  given: ['a.bin', 'b.bin'],
  kept: ['a.bin', 'b.bin'],
});
says('GetError, GetFile and Cancel inside JobError end the job', {
  scenario: 'cancel-inside',
  given: ['forbidden.bin', 'a.bin'],
  kept: [],
});
says('SetRemoteName and Resume inside JobError get the file from elsewhere', {
  scenario: 'repair-inside',
  given: ['forbidden.bin', 'a.bin'],
  kept: ['forbidden.bin'],
});
says('JobError that answers E_FAIL is called until it answers S_OK', {
  scenario: 'refused',
  given: ['forbidden.bin'],
  kept: [],
});
says('pJob and pError live on for whoever counted a reference', {
  scenario: 'kept',
  given: ['forbidden.bin'],
  kept: [],
});
says('SetNotifyInterface(NULL) inside JobTransferred lets go of the callback', {
  scenario: 'stop-inside',
  given: ['b.bin'],
  kept: ['b.bin'],
});
says('a callback that registers another inside JobTransferred is followed by it', {
  scenario: 'hand-over-inside',
  given: ['b.bin'],
  kept: ['b.bin'],
});
says('FileTransferred comes file by file, in order, and before JobTransferred', {
  scenario: 'file-by-file',
  given: ['a.bin', 'b.bin', 'c.bin'],
  kept: ['a.bin', 'b.bin', 'c.bin'],
});
says('a callback without FileTransferred is told the rest', {
  scenario: 'without-file-by-file',
  given: ['a.bin', 'b.bin'],
  kept: ['a.bin', 'b.bin'],
});
says('IUnknown is one and the same, and each interface leads to each', {
  scenario: 'identity',
  given: ['a.bin'],
  kept: [],
});
says('a NULL pointer for an output is refused and harms nothing', {
  scenario: 'null-pointers',
  given: ['a.bin'],
  kept: [],
});
says('an enumerator keeps the rules of Next, Skip, Reset and Clone', {
  scenario: 'enumerators',
  given: ['a.bin', 'b.bin', 'c.bin'],
  kept: [],
});
says('a job whose every pointer was released completes through the callback that the service holds', {
  scenario: 'let-go-early',
  given: ['a.bin'],
  kept: ['a.bin'],
});
says('files and enumerators outlive job and manager', {
  scenario: 'whole-before-parts',
  given: ['a.bin'],
  kept: [],
});
