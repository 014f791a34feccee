import test from 'ava';
import { expectTypeOf } from 'expect-type';
import { match } from 'ts-pattern';
import {
  cancel,
  complete,
  keep,
  resume,
  type Abortable,
  type CancelDecision,
  type CompleteDecision,
  type Download,
  type DownloadSettings,
  type ErrorDecision,
  type ErrorFile,
  type HRESULT,
  type Job,
  type AnyJob,
  type JobError,
  type JobErrorKind,
  type JobEvent,
  type JobHandlers,
  type JobOptions,
  type JobOutcome,
  type KeepDecision,
  type ResumeDecision,
  type Service,
  type TransferredDecision,
} from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

test('a match over the kinds of a JobError is exhaustive, and a status comes with HTTP only', async (t) => {
  const reaction = (error: JobError): string =>
    match(error)
      .with({ kind: 'http-status' }, ({ status }) => `server says ${status}`)
      .with({ kind: 'no-progress' }, { kind: 'network' }, () => 'wait')
      .with({ kind: 'tls' }, { kind: 'unsuitable-server' }, () => 'another server')
      .with({ kind: 'local-file' }, ({ file }) => `see to ${file?.path}`)
      .with({ kind: 'blocked' }, () => 'ask the administrator')
      .with({ kind: 'integrity' }, ({ expected, actual }) => `${actual.size} bytes, not ${expected.size}`)
      .with({ kind: 'other' }, ({ label }) => label)
      .exhaustive();
  const incomplete = (error: JobError): unknown =>
    match(error)
      .with({ kind: 'http-status' }, () => '')
      // @ts-expect-error the other kinds are missing
      .exhaustive();
  expectTypeOf<Extract<JobError, { kind: 'http-status' }>['status']>().toEqualTypeOf<number>();
  expectTypeOf<Exclude<JobError, { kind: 'http-status' }>>().not.toHaveProperty('status');
  expectTypeOf<JobError['code']>().toEqualTypeOf<HRESULT>();
  expectTypeOf<JobError['file']>().toEqualTypeOf<ErrorFile | undefined>();

  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const outcome = await (await bench.job('a.bin')).run({ onError: () => keep() });
  const error = outcome.kind === 'kept' ? outcome.error : undefined;
  t.is(error && reaction(error), 'server says 404');
  t.is(error && incomplete(error), '');
});

test('a match over the kinds of errors, the events of a job and the outcomes of a run is exhaustive', (t) => {
  const isWorthWaiting = (kind: JobErrorKind): boolean =>
    match(kind)
      .with('no-progress', 'network', 'blocked', () => true)
      .with('http-status', 'tls', 'unsuitable-server', 'local-file', 'integrity', 'other', () => false)
      .exhaustive();
  const toldOf = (event: JobEvent): string =>
    match(event)
      .with({ kind: 'progress' }, ({ progress }) => `${progress.bytesTransferred} bytes`)
      .with({ kind: 'state' }, ({ state }) => state)
      .with({ kind: 'stuck' }, ({ seconds }) => `${seconds} s`)
      .with({ kind: 'error' }, ({ error }) => error.label)
      .with({ kind: 'completed' }, ({ partial }) => (partial ? 'in part' : 'whole'))
      .with({ kind: 'transferred' }, { kind: 'cancelled' }, ({ kind }) => kind)
      .exhaustive();
  const incomplete = (kind: JobErrorKind, event: JobEvent, outcome: JobOutcome): unknown[] => [
    match(kind)
      .with('tls', () => '')
      // @ts-expect-error the other kinds are missing
      .exhaustive(),
    match(event)
      .with({ kind: 'stuck' }, () => '')
      // @ts-expect-error the other events are missing
      .exhaustive(),
    match(outcome)
      .with({ kind: 'completed' }, { kind: 'cancelled' }, () => '')
      // @ts-expect-error a job can be kept
      .exhaustive(),
  ];
  expectTypeOf<JobErrorKind>().toEqualTypeOf<JobError['kind']>();
  t.true(isWorthWaiting('network'));
  t.is(toldOf({ kind: 'completed', partial: true }), 'in part');
  t.deepEqual(incomplete('tls', { kind: 'stuck', seconds: 1 }, { kind: 'cancelled' }), ['', '', '']);
});

test('a job of any type can be completed in error only where it is a download, by its types', (t) => {
  const handle = (job: AnyJob): (() => Promise<JobOutcome>) =>
    match(job)
      .with({ type: 'download' }, (download) => () => download.run({ onError: () => complete() }))
      // @ts-expect-error half an upload is of no use to anybody
      .with({ type: 'upload' }, (upload) => () => upload.run({ onError: () => complete() }))
      .with({ type: 'upload-reply' }, (upload) => () => upload.run({ onError: () => cancel() }))
      .exhaustive();
  // @ts-expect-error nor half an answer to one
  const handlers: JobHandlers<'upload-reply'> = { onError: async () => complete() };
  expectTypeOf<ErrorDecision<'download' | 'upload'>>().toEqualTypeOf<ErrorDecision>();
  t.is(typeof handle, 'function');
  t.is(typeof handlers.onError, 'function');
});

test('an upload in error cannot be completed, by its types', (t) => {
  expectTypeOf<ErrorDecision>().toEqualTypeOf<CancelDecision | CompleteDecision | ResumeDecision | KeepDecision>();
  expectTypeOf<ErrorDecision<'download'>>().toEqualTypeOf<ErrorDecision>();
  expectTypeOf<ErrorDecision<'upload'>>().toEqualTypeOf<CancelDecision | ResumeDecision | KeepDecision>();
  expectTypeOf<ErrorDecision<'upload-reply'>>().toEqualTypeOf<ErrorDecision<'upload'>>();
  expectTypeOf<TransferredDecision>().toEqualTypeOf<CompleteDecision | CancelDecision | KeepDecision>();

  const runUpload = (job: Job<'upload'>) => [
    () => job.run({ onError: () => resume(), onTransferred: () => complete() }),
    // @ts-expect-error half an upload is of no use to anybody
    () => job.run({ onError: () => complete() }),
    // @ts-expect-error nor later
    () => job.run({ onError: async () => complete() }),
  ];
  const runDownload = (job: Job) => [
    () => job.run({ onError: () => complete(), onTransferred: async () => keep() }),
    // @ts-expect-error there is nothing to resume
    () => job.run({ onTransferred: () => resume() }),
    // @ts-expect-error a decision is made by a function
    () => job.run({ onError: () => 'cancel' }),
    // @ts-expect-error every path decides
    () => job.run({ onError: (error) => (error.kind === 'tls' ? cancel() : undefined) }),
  ];
  expectTypeOf(runUpload).returns.items.returns.resolves.toEqualTypeOf<JobOutcome>();
  expectTypeOf(runDownload).returns.items.returns.resolves.toEqualTypeOf<JobOutcome>();
  t.deepEqual(
    [cancel(), complete(), resume(), keep()].map(({ kind }) => kind),
    ['cancel', 'complete', 'resume', 'keep'],
  );
});

test('the type of a job follows from what was asked for', async (t) => {
  const create = (service: Service) => ({
    plain: () => service.createJob({ name: 'n' }),
    download: () => service.createJob({ name: 'n', type: 'download' }),
    upload: () => service.createJob({ name: 'n', type: 'upload' }),
    found: () => service.job('id'),
    foundUpload: () => service.job('id', 'upload'),
    // @ts-expect-error there is no such type
    other: () => service.createJob({ name: 'n', type: 'sideload' }),
    // @ts-expect-error a file goes somewhere
    nowhere: () => service.createJob({ name: 'n', files: [{ url: 'http://a/b' }] }),
  });
  type Created = ReturnType<typeof create>;
  expectTypeOf<Created['plain']>().returns.resolves.toEqualTypeOf<Job<'download'>>();
  expectTypeOf<Created['download']>().returns.resolves.toEqualTypeOf<Job<'download'>>();
  expectTypeOf<Created['upload']>().returns.resolves.toEqualTypeOf<Job<'upload'>>();
  expectTypeOf<Created['found']>().returns.resolves.toEqualTypeOf<Job>();
  expectTypeOf<Created['foundUpload']>().returns.resolves.toEqualTypeOf<Job<'upload'>>();
  expectTypeOf<Parameters<NonNullable<JobHandlers<'upload'>['onError']>>[1]>().toEqualTypeOf<Job<'upload'>>();

  expectTypeOf<Parameters<NonNullable<JobHandlers<'upload'>['onStuck']>>>().toEqualTypeOf<[number, Job<'upload'>]>();

  await using bench = await clientBench();
  t.is((await create(bench.service).plain()).type, 'download');
});

test('an outcome tells about files when completed only, and about an error when kept only', (t) => {
  expectTypeOf<Extract<JobOutcome, { kind: 'completed' }>>().toHaveProperty('partial');
  expectTypeOf<Extract<JobOutcome, { kind: 'completed' }>>().not.toHaveProperty('error');
  expectTypeOf<Extract<JobOutcome, { kind: 'cancelled' }>>().not.toHaveProperty('files');
  expectTypeOf<Extract<JobOutcome, { kind: 'kept' }>['error']>().toEqualTypeOf<JobError | undefined>();
  const places = (outcome: JobOutcome): number | undefined =>
    match(outcome)
      .with({ kind: 'completed' }, ({ files }) => files.length)
      .with({ kind: 'cancelled' }, { kind: 'kept' }, () => undefined)
      .exhaustive();
  t.is(places({ kind: 'completed', partial: false, files: [] }), 0);
  t.is(places({ kind: 'cancelled' }), undefined);
});

test('what asks the service more than once can be given up, by its types; what asks it once cannot', (t) => {
  type Given = Abortable | undefined;
  type URLs = Readonly<Record<string, string>>;
  expectTypeOf<Job['files' | 'statistics' | 'error' | 'responses']>().parameters.toEqualTypeOf<[Given?]>();
  expectTypeOf<Job['integrityErrors']>().parameters.toEqualTypeOf<[Given?]>();
  expectTypeOf<Job['errorText']>().parameters.toEqualTypeOf<[(number | undefined)?, Given?]>();
  expectTypeOf<Job['replaceUrls']>().parameters.toEqualTypeOf<[URLs, Given?]>();
  expectTypeOf<Job['replaceUrlPrefix']>().parameters.toEqualTypeOf<[string, string, Given?]>();
  expectTypeOf<Job['set']>().parameters.toEqualTypeOf<[Partial<JobOptions>, Given?]>();
  expectTypeOf<Download['set']>().parameters.toEqualTypeOf<[Partial<DownloadSettings>, Given?]>();
  expectTypeOf<Job['state' | 'progress' | 'suspend' | 'cancel']>().parameters.toEqualTypeOf<[]>();
  expectTypeOf<Download['status' | 'pause' | 'abort']>().parameters.toEqualTypeOf<[]>();
  // @ts-expect-error a signal comes by its name
  const files = (job: Job, signal: AbortSignal) => job.files(signal);
  t.is(typeof files, 'function');
});
