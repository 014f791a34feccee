import { bool32, enumeration, nullableWideString, struct, uint32 } from '../../com/index.ts';
import { byteCount, bytes } from '../byte-count.ts';

/**
 * Whom a file is fetched from. `bypass` is no longer used on Windows 11.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/downloadmode
 */
export const DownloadMode = enumeration('DownloadMode', {
  'cdn-only': 0,
  lan: 1,
  group: 2,
  internet: 3,
  simple: 99,
  bypass: 100,
});

/**
 * What the service does with a file.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/swarmstatus
 */
export const SwarmStatus = enumeration('SwarmStatus', { downloading: 0, complete: 1, caching: 2, paused: 3 });

/**
 * Where a file's bytes came from and went to; `downloadDuration` is in milliseconds.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/doswarmstats
 */
export const DOSwarmStats = struct('DOSwarmStats', {
  fileId: nullableWideString,
  sourceURL: nullableWideString,
  fileSize: byteCount,
  totalBytesDownloaded: bytes,
  bytesFromLanPeers: bytes,
  bytesFromGroupPeers: bytes,
  bytesFromInternetPeers: bytes,
  bytesFromHttp: bytes,
  bytesFromDoinc: bytes,
  bytesToLanPeers: bytes,
  bytesToGroupPeers: bytes,
  bytesToInternetPeers: bytes,
  httpConnectionCount: uint32,
  doincConnectionCount: uint32,
  lanConnectionCount: uint32,
  groupConnectionCount: uint32,
  internetConnectionCount: uint32,
  downloadDuration: uint32,
  downloadMode: DownloadMode,
  status: SwarmStatus,
  isBackground: bool32,
});
