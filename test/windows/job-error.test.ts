import { readFileSync } from 'node:fs';
import test, { registerCompletionHandler } from 'ava';
import { IBackgroundCopyError, IBackgroundCopyFile } from '../../src/bindings/index.ts';
import { adopt, adoptDirectly, ComError, E_FAIL, type Address } from '../../src/com/index.ts';
import { cancel, complete, resume, type ErrorDecision, type JobError, type JobOutcome } from '../../src/index.ts';
import { startFileServer, type FileServer } from '../helpers/file-server.ts';
import { gate } from '../helpers/gate.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.ts';
import { LocalServer } from './helpers/local-server.ts';
import { rawJob } from './helpers/raw-job.ts';

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
registerCompletionHandler(() => process.exit());

/** The embedded service is a local COM server in a second process here: JobError crosses a process border. */

let server: LocalServer;
let files: FileServer;

test.before(async () => {
  server = await LocalServer.start();
  files = await startFileServer({ 'good.bin': { size: 50_000 }, 'forbidden.bin': { size: 3_000, status: 403 } });
  files.set('mirror.bin', { content: files.contentOf('forbidden.bin') });
});

test.after.always(async () => {
  await server[Symbol.asyncDispose]();
  await files.close();
});

interface Ended {
  readonly outcome: JobOutcome;
  readonly errors: readonly JobError[];
  readonly folder: TemporaryFolder;
}

/** Runs a job with one good file and one that is forbidden, until `decide` has put an end to it. */
async function endedBy(decide: (error: JobError) => ErrorDecision | Promise<ErrorDecision>): Promise<Ended> {
  const folder = temporaryFolder();
  const errors: JobError[] = [];
  await using service = await server.connect();
  const job = await service.createJob({
    name: 'two files',
    files: ['good.bin', 'forbidden.bin'].map((name) => ({ url: files.url(name), path: folder.file(name) })),
  });
  const outcome = await job.run({
    onError: (error) => {
      errors.push(error);
      return decide(error);
    },
  });
  return { outcome, errors, folder };
}

const later = async <T>(decision: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return decision;
};

test.serial('JobError tells which file, with which status', async (t) => {
  const { errors, folder } = await endedBy(() => cancel());
  t.is(errors.length, 1);
  t.like(errors[0], {
    kind: 'http-status',
    status: 403,
    context: 'remote-file',
    file: { url: files.url('forbidden.bin'), path: folder.file('forbidden.bin') },
  });
});

const decisions = {
  'at once': <T>(decision: T): T => decision,
  later: <T>(decision: T): Promise<T> => later(decision),
};

for (const [when, decided] of Object.entries(decisions)) {
  test.serial(`a handler that cancels ${when} leaves nothing behind`, async (t) => {
    const { outcome, folder } = await endedBy(() => decided<ErrorDecision>(cancel()));
    t.is(outcome.kind, 'cancelled');
    t.deepEqual(folder.names(), []);
  });

  test.serial(`a handler that completes ${when} keeps the file that had arrived`, async (t) => {
    const { outcome, folder } = await endedBy(() => decided<ErrorDecision>(complete()));
    t.like(outcome, { kind: 'completed', partial: true });
    t.deepEqual(folder.names(), ['good.bin']);
    t.deepEqual(readFileSync(folder.file('good.bin')), files.contentOf('good.bin'));
  });

  test.serial(`a handler that resumes ${when} from another address gets everything`, async (t) => {
    const { outcome, folder } = await endedBy(({ file }) =>
      decided<ErrorDecision>(resume({ replace: { [file?.url ?? '']: files.url('mirror.bin') } })),
    );
    t.like(outcome, { kind: 'completed', partial: false });
    t.deepEqual(readFileSync(folder.file('forbidden.bin')), files.contentOf('forbidden.bin'));
  });
}

test.serial('an error that is refused is told again, until it is accepted', async (t) => {
  using folder = temporaryFolder();
  await using service = await server.connect();
  const job = await service.createJob({
    name: 'refused',
    files: [{ url: files.url('forbidden.bin'), path: folder.file('a') }],
  });
  const attempts: number[] = [];
  const outcome = await job.run({
    acceptError: (attempt) => attempts.push(attempt) === 3,
    onError: () => cancel(),
    pollSeconds: 60,
  });
  t.is(outcome.kind, 'cancelled');
  t.deepEqual(attempts, [1, 2, 3]);
});

test.serial('a failing HRESULT makes the service call again, and S_OK ends that', async (t) => {
  await using raw = await rawJob(server, files.url('forbidden.bin'));
  const accepted = gate();
  let calls = 0;
  await raw.listen({
    JobError: () => {
      calls += 1;
      if (calls < 3) throw new ComError('JobError', E_FAIL);
      accepted.open();
    },
  });
  await raw.job.Resume();
  await accepted.passed;
  // The service would have called again within 400 ms.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  t.is(calls, 3);
});

test.serial("pError's file and code are read inside the callback, and after it when it is kept", async (t) => {
  await using raw = await rawJob(server, files.url('forbidden.bin'));
  const told = gate<{ code: number; url: string; kept: Address }>();
  await raw.listen({
    JobError: (_job, error) => {
      using pointer = adoptDirectly(IBackgroundCopyError, error.share().detach());
      const [, code] = pointer.GetError();
      using file = adoptDirectly(IBackgroundCopyFile, pointer.GetFile().detach());
      told.open({ code, url: file.GetRemoteName(), kept: error.share().detach() });
    },
  });
  await raw.job.Resume();
  const { code, url, kept } = await told.passed;
  t.is(code >>> 0, 0x80190193);
  t.is(url, files.url('forbidden.bin'));

  await raw.job.GetState();
  const pointer = adopt(IBackgroundCopyError, kept, 'queued');
  const [context, codeAfter] = await pointer.GetError();
  const file = await pointer.GetFile();
  t.is(context, 'remote-file');
  t.is(codeAfter >>> 0, 0x80190193);
  t.is(await file.GetRemoteName(), files.url('forbidden.bin'));
  await file.release();
  await pointer.release();
});

test.serial('when all are gone, the service holds no object for anybody', async (t) => {
  await endedBy(() => cancel());
  t.is(await server.objectsInUse(), 0);
});
