import test from 'ava';
import { expectTypeOf } from 'expect-type';
import {
  BG_FILE_RANGE,
  BG_JOB_PROGRESS,
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyCallback,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IEnumBackgroundCopyFiles,
  IStream,
  type DO_DOWNLOAD_STATUS,
} from '../../src/bindings/index.ts';
import type {
  Borrowed,
  Caller,
  Giving,
  Guid,
  HRESULT,
  Implementation,
  IUnknown,
  Pointing,
  ValueOf,
} from '../../src/com/index.ts';
import type { ErrorContext, FileProgress, JobProgress, JobState, JobType } from '../../src/model/index.ts';

type Job = Caller<typeof IBackgroundCopyJob>;

test('what a caller gets is typed by the model’s words and by its own pointers', (t) => {
  expectTypeOf<Job['GetState']>().toEqualTypeOf<() => Promise<JobState>>();
  expectTypeOf<Job['GetProgress']>().returns.resolves.toEqualTypeOf<JobProgress>();
  expectTypeOf<Job['Complete']>().toEqualTypeOf<() => Promise<HRESULT>>();
  expectTypeOf<Job['Resume']>().toEqualTypeOf<() => Promise<void>>();
  expectTypeOf<Job['GetNotifyInterface']>().returns.resolves.toEqualTypeOf<Caller<typeof IUnknown> | null>();
  expectTypeOf<Job['SetNotifyInterface']>().parameters.toEqualTypeOf<[Pointing | null]>();
  expectTypeOf<Caller<typeof IBackgroundCopyFile>['GetProgress']>().returns.resolves.toEqualTypeOf<FileProgress>();
  expectTypeOf<Caller<typeof IBackgroundCopyError>['GetError']>().returns.resolves.toEqualTypeOf<
    [ErrorContext, HRESULT]
  >();
  expectTypeOf<Caller<typeof IBackgroundCopyManager>['CreateJob']>().toEqualTypeOf<
    (displayName: string, type: JobType) => Promise<[Guid, Caller<typeof IBackgroundCopyJob>]>
  >();
  t.is(IBackgroundCopyJob.slots.length, 35);
});

test('an interface that refers to itself hands out itself', (t) => {
  type Enumerator = Caller<typeof IEnumBackgroundCopyFiles>;
  expectTypeOf<Enumerator['Clone']>().returns.resolves.toEqualTypeOf<Enumerator>();
  expectTypeOf<Enumerator['Next']>().toEqualTypeOf<
    (count: number) => Promise<[HRESULT, Caller<typeof IBackgroundCopyFile>[]]>
  >();
  expectTypeOf<Implementation<typeof IStream>['CopyTo']>().parameters.toEqualTypeOf<
    [Borrowed<typeof IStream>, bigint]
  >();
  t.is(IStream.slots.length, 14);
});

test('an implementer is shown borrowed pointers and gives objects away', (t) => {
  type Callback = Implementation<typeof IBackgroundCopyCallback>;
  expectTypeOf<Callback['JobError']>().toEqualTypeOf<
    (job: Borrowed<typeof IBackgroundCopyJob>, error: Borrowed<typeof IBackgroundCopyError>) => void
  >();
  expectTypeOf<Implementation<typeof IBackgroundCopyJob>['GetError']>().toEqualTypeOf<() => Giving>();
  expectTypeOf<Implementation<typeof IDeliveryOptimizationJob2>['AddFile']>().toEqualTypeOf<
    (fileId: string, url: string | null, ranges: FileRange[], riid: Guid) => Giving
  >();
  t.deepEqual(
    IBackgroundCopyCallback.methods.map(({ name }) => name),
    ['JobTransferred', 'JobError', 'JobModification'],
  );
});

type FileRange = ValueOf<typeof BG_FILE_RANGE>;

test('ranges are byte counts, and a size may be unknown', (t) => {
  expectTypeOf<FileRange>().toEqualTypeOf<{
    readonly initialOffset: number;
    readonly length: number | undefined;
  }>();
  expectTypeOf<Caller<typeof IDeliveryOptimizationJob>['AddFileWithRanges']>().toEqualTypeOf<
    (
      fileId: string,
      url: string,
      path: string,
      ranges: readonly FileRange[],
      fileSize: number | undefined,
    ) => Promise<void>
  >();
  expectTypeOf<Caller<typeof IBackgroundCopyFile2>['GetFileRanges']>().returns.resolves.toEqualTypeOf<
    [HRESULT, FileRange[]]
  >();
  t.is(BG_JOB_PROGRESS.layout(8).size, 24);
});

test('a download is started with ranges, with none, or with null to resume', (t) => {
  type Download = Caller<typeof IDODownload>;
  expectTypeOf<Download['Start']>()
    .parameter(0)
    .toEqualTypeOf<readonly { readonly offset: number; readonly length: number | undefined }[] | null>();
  expectTypeOf<Download['GetStatus']>().returns.resolves.toEqualTypeOf<ValueOf<typeof DO_DOWNLOAD_STATUS>>();
  t.is(IDODownload.slots.length, 10);
});

test('a property value is read as the member that its property uses', (t) => {
  const value = BITS_JOB_PROPERTY_VALUE.of('target', 'proxy');
  expectTypeOf(value.as('target')).toEqualTypeOf<'server' | 'proxy'>();
  expectTypeOf(value.as('enable')).toEqualTypeOf<boolean>();
  expectTypeOf(value.as('uint64')).toEqualTypeOf<bigint>();
  t.is(value.as('target'), 'proxy');
  t.is(value.as('dword'), 2);
  t.is(IBackgroundCopyJob5.slots.length, 55);
});
