import type { BytesBySource } from '../schema/records.ts';
import { bytesText, percentText } from './units.ts';

const SOURCES: readonly (readonly [source: keyof BytesBySource, words: string, short: string])[] = [
  ['http', 'its servers', 'HTTP'],
  ['cacheServer', 'a cache server', 'cache'],
  ['lanPeers', 'peers in the LAN', 'LAN'],
  ['groupPeers', 'peers of the group', 'group'],
  ['internetPeers', 'peers in the internet', 'internet'],
];

/** Where bytes came from, in words; `undefined` while there are none. */
export const sourcesText = (bytes: BytesBySource): string | undefined =>
  SOURCES.filter(([source]) => bytes[source] > 0)
    .map(([source, words]) => `${bytesText(bytes[source])} from ${words}`)
    .join(', ') || undefined;

/** The same as shares, for a column: `HTTP 88 %, LAN 12 %`. */
export function sharesText(bytes: BytesBySource): string {
  const total = SOURCES.reduce((sum, [source]) => sum + bytes[source], 0);
  return SOURCES.filter(([source]) => bytes[source] > 0)
    .map(([source, , short]) => `${short} ${percentText(bytes[source], total)}`)
    .join(', ');
}
