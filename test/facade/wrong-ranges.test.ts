import test from 'ava';
import koffi from 'koffi';
import { IBackgroundCopyJob5, IDeliveryOptimizationJob, IDODownload } from '../../src/bindings/index.ts';
import type { Address } from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { downloadBench } from '../helpers/download-bench.ts';
import { facadeBench } from '../helpers/facade-bench.ts';

const INVALID_RANGE = 0x80d05010;
const ALL_ONES = 0xffff_ffff_ffff_ffffn;

/** Offsets and lengths that only C can write. */
const wrong: Record<string, readonly [offset: bigint, length: bigint]> = {
  'begins at the word of all ones': [ALL_ONES, ALL_ONES],
  'begins at the word of all ones and has a length': [ALL_ONES, 1n],
  'begins where no number of ours is exact': [2n ** 53n, 1n],
  'is longer than any file': [0n, ALL_ONES - 1n],
};

function words(...values: readonly bigint[]): Address {
  const address = koffi.alloc('uint64', values.length) as Address;
  koffi.encode(address, koffi.array('uint64', values.length), values);
  return address;
}

for (const [title, [offset, length]] of Object.entries(wrong)) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-range
  test(`a range of a job's file that ${title} is not valid`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using own = await job.query(IDeliveryOptimizationJob);
    using bits = await job.query(IBackgroundCopyJob5);
    const range = words(offset, length);
    const [url, path] = [bench.server.url('a.bin'), bench.folder.file('a.bin')];
    const text = 'str16';
    const types = [text, text, text, 'uint32', 'void *', 'uint64'];
    t.is(
      callSlot(IDeliveryOptimizationJob, own.address, 'AddFileWithRanges', types, 'a', url, path, 1, range, ALL_ONES),
      INVALID_RANGE,
    );
    t.is(
      callSlot(IBackgroundCopyJob5, bits.address, 'AddFileWithRanges', types.slice(1, -1), url, path, 1, range),
      INVALID_RANGE,
    );
    t.is((await job.GetProgress()).filesTotal, 0);
    koffi.free(range);
  });

  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_range
  test(`a range of a download that ${title} is not valid`, async (t) => {
    await using bench = await downloadBench({ 'a.bin': { size: 5_000 } });
    using download = await bench.download('a.bin');
    const block = words(1n, offset, length);
    t.is(callSlot(IDODownload, download.address, 'Start', ['void *'], block), INVALID_RANGE);
    t.is((await download.GetStatus()).state, 'created');
    koffi.free(block);
  });
}
