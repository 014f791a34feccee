import koffi from 'koffi';
import {
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
  IClassFactory,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDODownloadStatusCallback,
  IDOManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IEnumUnknown,
  ISequentialStream,
  IStream,
} from '../../../src/bindings/index.ts';
import {
  ComObject,
  isWine,
  IUnknown,
  joinApartment,
  writeGuid,
  type Address,
  type Facet,
  type InterfaceDescription,
} from '../../../src/com/index.ts';

/** All that Wine has proxies for. */
const EXPORTED = [
  IUnknown,
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
  IClassFactory,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDODownloadStatusCallback,
  IDOManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IEnumUnknown,
  ISequentialStream,
  IStream,
] as const satisfies readonly InterfaceDescription[];

const MSHCTX_LOCAL = 0;
const MSHLFLAGS_TABLESTRONG = 1;

/**
 * Works around a race of Wine's: the last stub of an interface that is released waits for calls on that interface, while
 * it holds a lock that every other call needs, and may wait for ever for one that has just ended. One object per
 * interface that stays exported for good keeps that from happening. Does nothing on Windows.
 */
export async function keepStubs(): Promise<void> {
  if (!isWine()) return;
  joinApartment();
  const ole32 = koffi.load('ole32.dll');
  const createStream = ole32.func('CreateStreamOnHGlobal', 'int32', ['void *', 'int32', 'void *']);
  const marshal = ole32.func('CoMarshalInterface', 'int32', [
    'void *',
    'void *',
    'void *',
    'uint32',
    'void *',
    'uint32',
  ]);
  for (const description of EXPORTED) {
    const out = Buffer.alloc(8);
    const iid = Buffer.alloc(16);
    writeGuid(new DataView(iid.buffer, iid.byteOffset, 16), 0, description.iid);
    createStream(null, 1, out);
    const arguments_ = [out.readBigUInt64LE(), iid, dummy(description), MSHCTX_LOCAL, null, MSHLFLAGS_TABLESTRONG];
    const code = await new Promise<number>((resolve, reject) => {
      const done = (error: Error | null, result: number) => (error === null ? resolve(result) : reject(error));
      marshal.async(...arguments_, done);
    });
    if (code < 0) throw new Error(`CoMarshalInterface of ${description.name} failed with ${(code >>> 0).toString(16)}`);
  }
}

/** An object that is exported and never called. */
function dummy(description: InterfaceDescription): Address {
  const facet: Facet = { description, implementation: {}, answers: [description.iid] };
  return new ComObject([facet]).address;
}
