import test from 'ava';
import {
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyFile2,
  IBackgroundCopyFile5,
  IBackgroundCopyFile6,
  IBackgroundCopyJob3,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyServerCertificateValidationCallback,
  IClassFactory,
  IClientSecurity,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDOManager,
  IEnumUnknown,
  IStream,
} from '../../src/bindings/index.ts';
import {
  adopt,
  guid,
  IUnknown,
  S_FALSE,
  S_OK,
  type Caller,
  type ComObject,
  type InterfaceDescription,
} from '../../src/com/index.ts';
import { partly } from '../helpers/partly.ts';

/** A caller of an object of ours; both are released when the test is over. */
function callerOf<I extends InterfaceDescription>(
  t: { teardown(release: () => Promise<void>): void },
  description: I,
  object: ComObject,
): Caller<I> {
  const caller = adopt(description, object.address, 'direct');
  t.teardown(() => caller.release());
  return caller;
}

test('a property value crosses by value, whichever of its members it is', async (t) => {
  const received: unknown[] = [];
  const job = callerOf(
    t,
    IBackgroundCopyJob5,
    partly(IBackgroundCopyJob5, {
      SetProperty: (id, value) => void received.push(id, value.as('uint64'), value.as('clsID')),
      GetProperty: () => BITS_JOB_PROPERTY_VALUE.of('clsID', CLSID),
    }),
  );
  await job.SetProperty('max-download-size', BITS_JOB_PROPERTY_VALUE.of('uint64', 0x1234_5678_9abc_def0n));
  await job.SetProperty('notification-clsid', BITS_JOB_PROPERTY_VALUE.of('clsID', CLSID));
  t.deepEqual(received[0], 'max-download-size');
  t.deepEqual(received[1], 0x1234_5678_9abc_def0n);
  t.deepEqual(received[5], CLSID);
  t.is((await job.GetProperty('notification-clsid')).as('clsID'), CLSID);
});

const CLSID = guid('01234567-89ab-cdef-0123-456789abcdef');

test('a file’s property crosses as a text that may be missing', async (t) => {
  let received: string | null | undefined;
  const file = callerOf(
    t,
    IBackgroundCopyFile5,
    partly(IBackgroundCopyFile5, {
      SetProperty: (_id, value) => void (received = value),
      GetProperty: () => received ?? null,
    }),
  );
  t.is(await file.GetProperty('http-response-headers'), null);
  await file.SetProperty('http-response-headers', 'ETag: "é"');
  t.is(received, 'ETag: "é"');
  t.is(await file.GetProperty('http-response-headers'), 'ETag: "é"');
});

test('credentials cross with both of their texts', async (t) => {
  let received: unknown;
  const job = callerOf(
    t,
    IBackgroundCopyJob3,
    partly(IBackgroundCopyJob3, { SetCredentials: (c) => void (received = c) }),
  );
  const credentials = { target: 'proxy', scheme: 'ntlm', credentials: { userName: 'ü', password: '' } } as const;
  await job.SetCredentials(credentials);
  t.deepEqual(received, credentials);
});

test('files to add cross as a counted array of texts', async (t) => {
  let received: unknown;
  const job = callerOf(
    t,
    IBackgroundCopyJob3,
    partly(IBackgroundCopyJob3, { AddFileSet: (set) => void (received = set) }),
  );
  const set = [
    { remoteName: 'http://host/a', localName: 'C:\\a' },
    { remoteName: 'http://host/b', localName: 'C:\\b' },
  ];
  await job.AddFileSet(set);
  t.deepEqual(received, set);
});

test('the ranges of a file come with the code that tells whether there are any', async (t) => {
  const ranges = [
    { initialOffset: 5, length: 10 },
    { initialOffset: 2 ** 40, length: undefined },
  ];
  const part = callerOf(t, IBackgroundCopyFile2, partly(IBackgroundCopyFile2, { GetFileRanges: () => [S_OK, ranges] }));
  const whole = callerOf(t, IBackgroundCopyFile2, partly(IBackgroundCopyFile2, { GetFileRanges: () => [S_FALSE, []] }));
  t.deepEqual(await part.GetFileRanges(), [S_OK, ranges]);
  t.deepEqual(await whole.GetFileRanges(), [S_FALSE, []]);
});

test('ranges asked for and ranges that are there cross as arrays', async (t) => {
  const received: unknown[] = [];
  const file = callerOf(
    t,
    IBackgroundCopyFile6,
    partly(IBackgroundCopyFile6, {
      UpdateDownloadPosition: (offset) => void received.push(offset),
      RequestFileRanges: (ranges) => void received.push(ranges),
      GetFilledFileRanges: () => [{ initialOffset: 0, length: 3 }],
    }),
  );
  await file.UpdateDownloadPosition(2 ** 33);
  await file.RequestFileRanges([{ initialOffset: 1, length: 2 }]);
  t.deepEqual(received, [2 ** 33, [{ initialOffset: 1, length: 2 }]]);
  t.deepEqual(await file.GetFilledFileRanges(), [{ initialOffset: 0, length: 3 }]);
});

test('a client certificate’s hash has 20 bytes both ways', async (t) => {
  const hash = Uint8Array.from({ length: 20 }, (_, index) => index);
  let received: Uint8Array | undefined;
  const options = callerOf(
    t,
    IBackgroundCopyJobHttpOptions,
    partly(IBackgroundCopyJobHttpOptions, {
      SetClientCertificateByID: (_location, _store, given) => void (received = given),
      GetClientCertificate: () => ['local-machine', 'MY', hash, 'subject'],
      GetCustomHeaders: () => [S_FALSE, null],
    }),
  );
  await options.SetClientCertificateByID('current-user', 'MY', hash);
  t.deepEqual(received, hash);
  t.deepEqual(await options.GetClientCertificate(), ['local-machine', 'MY', hash, 'subject']);
  t.deepEqual(await options.GetCustomHeaders(), [S_FALSE, null]);
  await t.throwsAsync(options.SetClientCertificateByID('current-user', 'MY', hash.slice(1)), {
    message: 'pCertHashBlob takes 20 bytes, not 19.',
  });
});

test('a server’s certificate comes as two runs of bytes', async (t) => {
  const job = partly(IBackgroundCopyJob3, {});
  const file = partly(IBackgroundCopyFile2, {});
  let received: unknown;
  const callback = callerOf(
    t,
    IBackgroundCopyServerCertificateValidationCallback,
    partly(IBackgroundCopyServerCertificateValidationCallback, {
      ValidateServerCertificate: (_job, _file, data, encoding, store) => void (received = [data, encoding, store]),
    }),
  );
  await callback.ValidateServerCertificate(job, file, Uint8Array.of(1, 2), 1, new Uint8Array());
  t.deepEqual(received, [Uint8Array.of(1, 2), 1, new Uint8Array()]);
  job.release();
  file.release();
});

test('a file of unknown size is added with the word of all ones', async (t) => {
  const received: unknown[] = [];
  const job = callerOf(
    t,
    IDeliveryOptimizationJob,
    partly(IDeliveryOptimizationJob, { AddFileWithRanges: (...inputs) => void received.push(inputs) }),
  );
  await job.AddFileWithRanges('id', 'http://host/a', 'C:\\a', [], undefined);
  await job.AddFileWithRanges('id', 'http://host/a', 'C:\\a', [{ initialOffset: 1, length: undefined }], 2 ** 40);
  t.deepEqual(received, [
    ['id', 'http://host/a', 'C:\\a', [], undefined],
    ['id', 'http://host/a', 'C:\\a', [{ initialOffset: 1, length: undefined }], 2 ** 40],
  ]);
});

test('an added file is handed out as the interface that was asked for', async (t) => {
  const file = partly(IDeliveryOptimizationFile, { GetStats: () => STATISTICS });
  const job = callerOf(
    t,
    IDeliveryOptimizationJob2,
    partly(IDeliveryOptimizationJob2, { AddFile: () => file.share() }),
  );
  const added = (await job.AddFile('id', null, [], IDeliveryOptimizationFile.iid)).as(IDeliveryOptimizationFile);
  t.deepEqual(await added.GetStats(), STATISTICS);
  await added.release();
  t.is(file.release(), 0);
});

const STATISTICS = {
  fileId: 'id',
  sourceURL: null,
  fileSize: undefined,
  totalBytesDownloaded: 1,
  bytesFromLanPeers: 2,
  bytesFromGroupPeers: 3,
  bytesFromInternetPeers: 4,
  bytesFromHttp: 5,
  bytesFromDoinc: 6,
  bytesToLanPeers: 7,
  bytesToGroupPeers: 8,
  bytesToInternetPeers: 9,
  httpConnectionCount: 10,
  doincConnectionCount: 11,
  lanConnectionCount: 12,
  groupConnectionCount: 13,
  internetConnectionCount: 14,
  downloadDuration: 15,
  downloadMode: 'simple',
  status: 'caching',
  isBackground: true,
} as const;

test('a job’s property may be set to NULL', async (t) => {
  const received: unknown[] = [];
  const job = callerOf(
    t,
    IDeliveryOptimizationJob2,
    partly(IDeliveryOptimizationJob2, { SetProperty: (id, value) => void received.push(id, value) }),
  );
  await job.SetProperty('extended-error-info', null);
  await job.SetProperty('extended-error-info', { type: 'ui4', value: 7 });
  t.deepEqual(received, ['extended-error-info', null, 'extended-error-info', { type: 'ui4', value: 7 }]);
});

test('a download tells no ranges from none given', async (t) => {
  const received: unknown[] = [];
  const download = callerOf(t, IDODownload, partly(IDODownload, { Start: (ranges) => void received.push(ranges) }));
  const ranges = [
    { offset: 0, length: 5 },
    { offset: 7, length: undefined },
  ];
  await download.Start(null);
  await download.Start([]);
  await download.Start(ranges);
  t.deepEqual(received, [null, [], ranges]);
});

test('downloads are listed by category or all of them', async (t) => {
  const received: unknown[] = [];
  const enumerator: ComObject = partly(IEnumUnknown, {
    Next: () => [S_FALSE, [enumerator.share()]],
    Clone: () => enumerator.share(),
  });
  const manager = callerOf(
    t,
    IDOManager,
    partly(IDOManager, {
      EnumDownloads: (category) => {
        received.push(category);
        return enumerator.share();
      },
    }),
  );
  await (await manager.EnumDownloads({ property: 'display-name', value: 'mine' })).release();
  const all = await manager.EnumDownloads(null);
  t.deepEqual(received, [{ property: 'display-name', value: 'mine' }, null]);

  const [code, [first, ...more]] = await all.Next(2);
  t.is(code, S_FALSE);
  t.is(first?.address, enumerator.address);
  t.deepEqual(more, []);
  const clone = await all.Clone();
  t.is(clone.address, enumerator.address);
  await Promise.all([first?.release(), clone.release(), all.release()]);
  t.is(enumerator.release(), 0);
});

test('a stream moves bytes and 64-bit numbers', async (t) => {
  const written: number[] = [];
  const sink: ComObject = partly(IStream, {
    Write: (bytes) => written.push(...bytes),
    Read: (count) => [S_FALSE, Uint8Array.from(written).subarray(0, count)],
    Seek: (move, origin) => BigInt(origin) - move,
    CopyTo: (target, count) => [count, BigInt(target.address === sink.address ? 1 : 0)],
    Clone: () => sink.share(),
  });
  const stream = callerOf(t, IStream, sink);
  t.is(await stream.Write(Uint8Array.of(1, 2, 3)), 3);
  t.deepEqual(await stream.Read(10), [S_FALSE, Uint8Array.of(1, 2, 3)]);
  t.is(await stream.Seek(-(2n ** 40n), 2), 2n ** 40n + 2n);
  t.deepEqual(await stream.CopyTo(sink, 2n ** 50n), [2n ** 50n, 1n]);
  const clone = await stream.Clone();
  t.is(clone.address, sink.address);
  await clone.release();
});

test('a class factory is told the outer object and the interface', async (t) => {
  const received: unknown[] = [];
  const made = partly(IStream, {});
  const factory = callerOf(
    t,
    IClassFactory,
    partly(IClassFactory, {
      CreateInstance: (outer, riid) => {
        received.push(outer, riid);
        return made.share();
      },
      LockServer: (lock) => void received.push(lock),
    }),
  );
  const stream = await factory.CreateInstance(null, IStream.iid);
  t.is(stream.address, made.address);
  await factory.LockServer(true);
  t.deepEqual(received, [null, IStream.iid, true]);
  await stream.release();
  made.release();
});

test('a proxy’s blanket is read with all of its parts', async (t) => {
  const blanket = [10, 0, 'name', 6, 3, 0n, 0x20] as const;
  const proxy = partly(IClientSecurity, { QueryBlanket: () => [...blanket] });
  const security = callerOf(t, IClientSecurity, proxy);
  t.deepEqual(await security.QueryBlanket(proxy), [...blanket]);
  const unknown = await security.query(IUnknown);
  t.is(unknown.address, proxy.address);
  await unknown.release();
});
