import { DOSwarmStats, IDeliveryOptimizationFile } from '../../bindings/index.ts';
import { describeInterface, method, output, type Implementation, type ValueOf } from '../../com/index.ts';
import type { JobState } from '../../model/index.ts';
import type { FileOfJob } from './file-object.ts';

type SwarmStats = ValueOf<typeof DOSwarmStats>;

/**
 * IDeliveryOptimizationFile as a service should have it. Documents list GetStats alone, which makes it slot 3; Office is
 * said to call slot 4 for the same figures. Nothing settles it, and calling a slot that is not there crashes the
 * caller, so the vtable has GetStats in both.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile
 */
export const DeliveryOptimizationFileSlots = describeInterface({
  name: IDeliveryOptimizationFile.name,
  iid: IDeliveryOptimizationFile.iid,
  base: IDeliveryOptimizationFile,
  methods: [method('GetStatsAgain', output('swarmStats', DOSwarmStats))],
});

export const deliveryOptimizationFile = (of: FileOfJob): Implementation<typeof DeliveryOptimizationFileSlots> => ({
  GetStats: () => swarmStats(of),
  GetStatsAgain: () => swarmStats(of),
});

/**
 * Every byte comes from the server: the service has no peers, which is Delivery Optimization's "simple" mode. What is on
 * disk from an earlier process came from there as well, but that process's connections and times are not known any more.
 */
function swarmStats({ file, job }: FileOfJob): SwarmStats {
  const { httpConnections, millisecondsTransferring, bytesFromHttp } = file.transfer.statistics;
  const { bytesTransferred } = file.progress;
  return {
    ...NO_PEERS,
    fileId: file.id ?? '',
    sourceURL: file.url,
    fileSize: file.size ?? file.transfer.progress.remoteSize,
    totalBytesDownloaded: bytesTransferred,
    bytesFromHttp: Math.max(bytesFromHttp, bytesTransferred),
    httpConnectionCount: httpConnections,
    downloadDuration: Math.min(Math.round(millisecondsTransferring), 0xffff_ffff),
    downloadMode: 'simple',
    status: file.transfer.whole ? 'complete' : UNDER_WAY.has(job.state) ? 'downloading' : 'paused',
    isBackground: job.priority !== 'foreground',
  };
}

const UNDER_WAY: ReadonlySet<JobState> = new Set<JobState>(['queued', 'connecting', 'transferring']);

const NO_PEERS = {
  bytesFromLanPeers: 0,
  bytesFromGroupPeers: 0,
  bytesFromInternetPeers: 0,
  bytesFromDoinc: 0,
  bytesToLanPeers: 0,
  bytesToGroupPeers: 0,
  bytesToInternetPeers: 0,
  doincConnectionCount: 0,
  lanConnectionCount: 0,
  groupConnectionCount: 0,
  internetConnectionCount: 0,
};
