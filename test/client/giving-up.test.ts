import { getEventListeners } from 'node:events';
import test from 'ava';
import {
  IBackgroundCopyError,
  IBackgroundCopyFile5,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
  IDODownload,
  IDOManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IEnumUnknown,
} from '../../src/bindings/index.ts';
import { Connection } from '../../src/client/connection.ts';
import { Service } from '../../src/client/service.ts';
import { adopt, guid, hresult, prepareVtables, S_FALSE, S_OK, type ComObject } from '../../src/com/index.ts';
import type { Abortable, Download, Job } from '../../src/index.ts';
import { partly } from '../helpers/partly.ts';

const ID = guid('11111111-2222-4333-8444-555555555555');
const [A, B, C] = ['http://localhost/a', 'http://localhost/b', 'http://localhost/c'] as const;

/** A service whose job has three files, told in two batches, and an error; it says what it is asked, before it answers. */
async function talkingService(onCall: (call: string) => void) {
  prepareVtables(IEnumBackgroundCopyFiles, IEnumBackgroundCopyJobs, IEnumUnknown);
  const told = <R>(call: string, answer: R): R => {
    onCall(call);
    return answer;
  };
  const files = [A, B, C].map((url, index) => {
    const of = (method: string) => `${method} of ${url}`;
    return partly(IBackgroundCopyFile5, {
      GetRemoteName: () => told(of('GetRemoteName'), url),
      GetLocalName: () => told(of('GetLocalName'), `${PATH}${index}`),
      GetProgress: () => told(of('GetProgress'), { bytesTotal: 5, bytesTransferred: 5, completed: true }),
      GetProperty: () => told(of('GetProperty'), 'HTTP/1.1 200 OK'),
      GetPeerDownloadStats: () => told(of('GetPeerDownloadStats'), [5, 0]),
      SetRemoteName: () => told(of('SetRemoteName'), undefined),
    });
  });
  const error = partly(IBackgroundCopyError, {
    GetError: () => told('GetError of it', ['none', hresult(0x80190194)]),
    GetFile: () => told(`GetFile of ${A}`, (files[0] as ComObject).share()),
    GetErrorDescription: () => told('GetErrorDescription', 'what'),
    GetErrorContextDescription: () => told('GetErrorContextDescription', 'where'),
    GetProtocol: () => told('GetProtocol', 'http'),
  });
  const enumerators: ComObject[] = [];
  /** Makes lists of two batches of two. */
  const listOf = (description: typeof IEnumBackgroundCopyJobs | typeof IEnumUnknown, each: () => ComObject) => () => {
    let batches = 0;
    const enumerator = partly(description, {
      Next: () => {
        batches += 1;
        return told('Next', [batches === 1 ? S_OK : S_FALSE, [each().share(), each().share()]]);
      },
    });
    enumerators.push(enumerator);
    return enumerator.share();
  };
  const job = partly(IBackgroundCopyJob5, {
    GetId: () => told('GetId of the job', ID),
    GetType: () => told('GetType of the job', 'download'),
    GetState: () => told('GetState', 'suspended'),
    GetError: () => told('GetError', error.share()),
    EnumFiles: () => {
      let batches = 0;
      const enumerator = partly(IEnumBackgroundCopyFiles, {
        Next: () => {
          batches += 1;
          const batch = batches === 1 ? files.slice(0, 2) : files.slice(2);
          return told('Next', [batches === 1 ? S_OK : S_FALSE, batch.map((file) => file.share())]);
        },
      });
      enumerators.push(enumerator);
      return told('EnumFiles', enumerator.share());
    },
    GetProgress: () =>
      told('GetProgress', { bytesTotal: 15, bytesTransferred: 15, filesTotal: 3, filesTransferred: 3 }),
    Suspend: () => told('Suspend', undefined),
    Cancel: () => told('Cancel', undefined),
    Complete: () => told('Complete', S_OK),
    ReplaceRemotePrefix: () => told('ReplaceRemotePrefix', S_OK),
    SetPriority: () => told('SetPriority', undefined),
    SetNoProgressTimeout: () => told('SetNoProgressTimeout', undefined),
    SetDescription: () => told('SetDescription', undefined),
  });
  const download = partly(IDODownload, {
    GetProperty: () => told('GetProperty of the download', { type: 'bstr' as const, value: `{${ID}}` }),
    SetProperty: (name) => told(`SetProperty ${name}`, undefined),
    GetStatus: () =>
      told('GetStatus', {
        state: 'created' as const,
        bytesTotal: undefined,
        bytesTransferred: 0,
        error: S_OK,
        extendedError: S_OK,
      }),
    Abort: () => told('Abort', undefined),
  });
  const jobs = listOf(IEnumBackgroundCopyJobs, () => job);
  const found = listOf(IEnumUnknown, () => download);
  const manager = partly(IBackgroundCopyManager, {
    EnumJobs: () => told('EnumJobs', jobs()),
    GetJob: () => told('GetJob', job.share()),
    CreateJob: () => told('CreateJob', [ID, job.share()]),
  });
  const downloads = partly(IDOManager, {
    CreateDownload: () => told('CreateDownload', download.share()),
    EnumDownloads: () => told('EnumDownloads', found()),
  });
  const ways = {
    jobs: async () => adopt(IBackgroundCopyManager, manager.giveAway(IBackgroundCopyManager), 'direct'),
    downloads: async () => adopt(IDOManager, downloads.share().giveAway(IDOManager), 'direct'),
  };
  return {
    service: new Service(await Connection.open('embedded', ways, 0, [])),
    /** How many references to each of its objects somebody else has. */
    held: () => [...files, error, job, download, ...enumerators].map(({ references }) => references - 1),
  };
}

type Talking = Awaited<ReturnType<typeof talkingService>>;
/** A call that can be given up; what it is about is there before. */
type Call = (talking: Talking, options: Abortable) => Promise<unknown>;

const onJob =
  (call: (job: Job, options: Abortable) => Promise<unknown>) =>
  async ({ service }: Talking): Promise<Call> => {
    const job = await service.job(ID);
    return (_, options) => call(job, options);
  };
const onDownload =
  (call: (download: Download, options: Abortable) => Promise<unknown>) =>
  async ({ service }: Talking): Promise<Call> => {
    const download = await service.createDownload({ url: A, path: PATH });
    return (_, options) => call(download, options);
  };
const onService = (call: Call) => async (): Promise<Call> => call;

const PATH = process.platform === 'win32' ? 'C:\\a' : '/a';
const FILES = [A, B, C].map((url, index) => ({ url, path: `${PATH}${index}` }));
const OPTIONS = { priority: 'high', noProgressTimeoutSeconds: 60, description: 'three' } as const;
const PROPERTIES = { displayName: 'a', callbackFreqSeconds: 5, noProgressTimeoutSeconds: 60 } as const;

const READING = {
  'job.files()': onJob((job, options) => job.files(options)),
  'job.statistics()': onJob((job, options) => job.statistics(options)),
  'job.responses()': onJob((job, options) => job.responses(options)),
  'job.error()': onJob((job, options) => job.error(options)),
  'job.integrityErrors()': onJob((job, options) => {
    job.expect(Object.fromEntries(FILES.map(({ path }) => [path, { size: 5 }])));
    return job.integrityErrors(options);
  }),
  'job.errorText()': onJob((job, options) => job.errorText(0x409, options)),
  'service.jobs()': onService(({ service }, options) => service.jobs(options)),
  'service.adopt()': onService(({ service }, options) => service.adopt({ name: 'j', files: FILES }, options)),
  'service.downloads()': onService(({ service }, options) => service.downloads({ displayName: 'a' }, options)),
  'service.job()': onService(({ service }, options) => service.job(ID, 'download', options)),
  'service.createJob()': onService(({ service }, options) => service.createJob({ name: 'j', ...OPTIONS }, options)),
  'service.createDownload()': onService(({ service }, options) =>
    service.createDownload({ url: A, path: PATH, ...PROPERTIES }, options),
  ),
};

const CHANGING = {
  'job.replaceUrls()': onJob((job, options) => job.replaceUrls({ [A]: C, [B]: A, [C]: B }, options)),
  'job.replaceUrlPrefix()': onJob((job, options) =>
    job.replaceUrlPrefix('http://localhost/', 'http://[::1]/', options),
  ),
  'job.set()': onJob((job, options) => job.set(OPTIONS, options)),
  'job.complete()': onJob((job, options) => job.complete(options)),
  'download.set()': onDownload((download, options) => download.set(PROPERTIES, options)),
};

/** What is left to do once nobody wants it any more, and what is asked of the file that is being looked at. */
const isAllowedAfter = (call: string, last: string): boolean => {
  if (call === 'Cancel' || call === 'Abort') return true;
  return /^Get/.test(call) && call.includes(' of ') && call.split(' of ')[1] === last.split(' of ')[1];
};

/** @param isDone whether a call that has changed all it was to change ends well, even though its signal aborts in the last */
const givesUp = test.macro({
  title: (_, name: string) => `${name} gives up at whatever moment its signal aborts, and leaves nothing behind`,
  async exec(t, _name: string, prepare: (talking: Talking) => Promise<Call>, isDone: boolean) {
    const reason = new Error('enough');
    for (let moment = 0; ; moment += 1) {
      const calls: string[] = [];
      const aborter = new AbortController();
      let counts = false;
      const talking = await talkingService((call) => {
        if (!counts) return;
        calls.push(call);
        if (calls.length === moment) aborter.abort(reason);
      });
      await using _service = talking.service;
      const call = await prepare(talking);
      const before = talking.held();
      counts = true;
      if (moment === 0) aborter.abort(reason);
      const failure = await call(talking, { signal: aborter.signal }).then(
        () => undefined,
        (error: unknown) => error,
      );
      const last = calls[moment - 1] ?? 'none';
      t.deepEqual(getEventListeners(aborter.signal, 'abort'), [], last);
      if (failure === undefined) {
        t.is(calls.length, isDone ? moment : moment - 1, 'it ends well only where nothing was left to give up');
        return;
      }
      t.is(failure, reason, last);
      t.deepEqual(talking.held(), [...before, ...talking.held().slice(before.length).fill(0)], last);
      t.deepEqual(
        calls.slice(moment).filter((each) => !isAllowedAfter(each, last)),
        [],
        last,
      );
    }
  },
});

for (const [name, prepare] of Object.entries(READING)) test(givesUp, name, prepare, false);
for (const [name, prepare] of Object.entries(CHANGING)) test(givesUp, name, prepare, true);
