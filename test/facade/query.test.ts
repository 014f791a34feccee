import test from 'ava';
import {
  IBackgroundCopyCallback,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyFile3,
  IBackgroundCopyFile4,
  IBackgroundCopyFile5,
  IBackgroundCopyFile6,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDOManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
  IMarshal,
} from '../../src/bindings/index.ts';
import { IUnknown, type ComPointer, type InterfaceDescription } from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

type Queryable = Pick<ComPointer<InterfaceDescription>, 'query'> & Disposable;

const E_NOINTERFACE = '0x80004002';

/** An object of the service, the interfaces it has, and some that it has not. */
const objects: Record<
  string,
  {
    get(bench: FacadeBench): Promise<Queryable>;
    readonly has: readonly InterfaceDescription[];
    readonly lacks: readonly InterfaceDescription[];
  }
> = {
  manager: {
    get: async ({ manager }) => manager.share(),
    has: [IBackgroundCopyManager, IDOManager],
    lacks: [IBackgroundCopyJob, IEnumBackgroundCopyJobs, IDODownload],
  },
  job: {
    get: ({ job }) => job('a.bin'),
    has: [IBackgroundCopyJob, IBackgroundCopyJob5, IDeliveryOptimizationJob, IDeliveryOptimizationJob2],
    lacks: [
      IBackgroundCopyJob2,
      IBackgroundCopyJob3,
      IBackgroundCopyJob4,
      IBackgroundCopyJobHttpOptions,
      IBackgroundCopyManager,
    ],
  },
  file: {
    get: async ({ job }) => {
      using owner = await job('a.bin');
      using files = await owner.EnumFiles();
      const [, [file]] = await files.Next(1);
      return file!;
    },
    has: [
      IBackgroundCopyFile,
      IBackgroundCopyFile2,
      IBackgroundCopyFile5,
      IDeliveryOptimizationFile,
      IDeliveryOptimizationFile2,
    ],
    lacks: [IBackgroundCopyFile3, IBackgroundCopyFile4, IBackgroundCopyFile6],
  },
  'enumerator of files': {
    get: async ({ job }) => {
      using owner = await job('a.bin');
      return owner.EnumFiles();
    },
    has: [IEnumBackgroundCopyFiles],
    lacks: [IEnumBackgroundCopyJobs],
  },
  'enumerator of jobs': {
    get: ({ manager }) => manager.EnumJobs(0),
    has: [IEnumBackgroundCopyJobs],
    lacks: [IEnumBackgroundCopyFiles],
  },
  error: {
    get: async (bench) => {
      using owner = await bench.job('a.bin');
      await owner.Resume();
      await bench.reaches(owner, 'error');
      return owner.GetError();
    },
    has: [IBackgroundCopyError],
    lacks: [IBackgroundCopyFile],
  },
};

for (const [name, { get, has, lacks }] of Object.entries(objects)) {
  test(`the ${name} has ${has.map((each) => each.name).join(', ')}, and one identity`, async (t) => {
    await using bench = await facadeBench({ 'a.bin': { status: 404 } });
    using object = await get(bench);
    using identity = await object.query(IUnknown);
    for (const description of has) {
      using pointer = await object.query(description);
      using same = await pointer.query(IUnknown);
      t.is(same.address, identity.address, description.name);
      for (const other of has) (await pointer.query(other))[Symbol.dispose]();
    }
  });

  test(`the ${name} refuses every other interface`, async (t) => {
    await using bench = await facadeBench({ 'a.bin': { status: 404 } });
    using object = await get(bench);
    for (const description of [...lacks, IMarshal, IBackgroundCopyCallback]) {
      t.is(await codeOf(() => object.query(description)), E_NOINTERFACE, description.name);
    }
  });
}

test('two ways to one job lead to one object', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using found = await bench.manager.GetJob(await job.GetId());
  t.is(found.address, job.address);
});
