import { IBackgroundCopyFile4, IDeliveryOptimizationFile, type IBackgroundCopyFile } from '../bindings/index.ts';
import { registeredMethodCount, type Caller } from '../com/index.ts';
import { ready, type Connection } from './connection.ts';

/**
 * Where the bytes of a job came from, and to whom they were passed on; all figures in bytes, of all files together.
 * BITS knows peers only of the local network, and does not tell what it passed on.
 * @experimental
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/doswarmstats
 * @see https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibackgroundcopyfile4-getpeerdownloadstats
 */
export interface JobStatistics {
  /** From the servers of the URLs. */
  readonly bytesFromHttp: number;
  /** From a Connected Cache in the network. */
  readonly bytesFromCacheServer: number;
  /** From computers of the local network. */
  readonly bytesFromLanPeers: number;
  /** From computers of the same group, as a policy makes them. */
  readonly bytesFromGroupPeers: number;
  /** From computers anywhere else. */
  readonly bytesFromInternetPeers: number;
  /** Passed on to computers of the local network. */
  readonly bytesToLanPeers: number;
  /** Passed on to computers of the same group. */
  readonly bytesToGroupPeers: number;
  /** Passed on to computers anywhere else. */
  readonly bytesToInternetPeers: number;
}

/** The figures of one file; `undefined` where there are none. */
export async function fileStatistics(
  connection: Connection,
  file: Caller<typeof IBackgroundCopyFile>,
): Promise<JobStatistics | undefined> {
  using own = await file.tryQuery(IDeliveryOptimizationFile);
  if (own !== undefined) {
    if (!isGetStatsWhereDocumented(own)) return undefined;
    const { bytesFromDoinc, ...stats } = await (await ready(connection, own)).GetStats();
    const { bytesFromHttp, bytesFromLanPeers, bytesFromGroupPeers, bytesFromInternetPeers } = stats;
    const { bytesToLanPeers, bytesToGroupPeers, bytesToInternetPeers } = stats;
    return {
      bytesFromHttp,
      bytesFromCacheServer: bytesFromDoinc,
      bytesFromLanPeers,
      bytesFromGroupPeers,
      bytesFromInternetPeers,
      bytesToLanPeers,
      bytesToGroupPeers,
      bytesToInternetPeers,
    };
  }
  using ofBits = await file.tryQuery(IBackgroundCopyFile4);
  if (ofBits === undefined) return undefined;
  const [bytesFromHttp, bytesFromLanPeers] = await ofBits.GetPeerDownloadStats();
  return { ...NOTHING, bytesFromHttp, bytesFromLanPeers };
}

/** The figures of all files together; `undefined` when those of one are missing. */
export function sumOf(files: readonly (JobStatistics | undefined)[]): JobStatistics | undefined {
  const sum = { ...NOTHING };
  for (const file of files) {
    if (file === undefined) return undefined;
    for (const source of SOURCES) sum[source] += file[source];
  }
  return sum;
}

/**
 * GetStats is the one method that is documented, which makes it the one behind IUnknown's; Office is said to call the
 * one after that. Only where proxies have a single method is there no doubt which one it is. The objects of this process
 * answer in both places.
 */
const isGetStatsWhereDocumented = ({ calling, description }: Caller<typeof IDeliveryOptimizationFile>): boolean =>
  calling === 'direct' || registeredMethodCount(description.iid) === description.slots.length;

const NOTHING = {
  bytesFromHttp: 0,
  bytesFromCacheServer: 0,
  bytesFromLanPeers: 0,
  bytesFromGroupPeers: 0,
  bytesFromInternetPeers: 0,
  bytesToLanPeers: 0,
  bytesToGroupPeers: 0,
  bytesToInternetPeers: 0,
};
const SOURCES = Object.keys(NOTHING) as (keyof JobStatistics)[];
