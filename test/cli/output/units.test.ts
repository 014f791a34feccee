import test from 'ava';
import { sharesText } from '../../../src/cli/output/bytes-by-source.ts';
import { ageText, bytesText, durationText, percentText, rateText, shareText } from '../../../src/cli/output/units.ts';

const KIB = 1_024;
const MIB = KIB * KIB;

test('bytes are told in the unit that needs at most three digits before the point', (t) => {
  const told = [0, 1, 1_023, KIB, 1.5 * KIB, 99.9 * KIB, 100 * KIB, MIB - 1, MIB, 640 * MIB, 5 * KIB * MIB].map(
    bytesText,
  );
  t.deepEqual(told, [
    '0 B',
    '1 B',
    '1023 B',
    '1.0 KiB',
    '1.5 KiB',
    '99.9 KiB',
    '100 KiB',
    '1.0 MiB',
    '1.0 MiB',
    '640 MiB',
    '5.0 GiB',
  ]);
  t.is(rateText(1.5 * KIB), '1.5 KiB/s');
});

test('durations are told in the two greatest units that they have', (t) => {
  const told = [-1, 0, 59.4, 60, 185, 3_599.6, 3_720, 86_400, 180_000].map(durationText);
  t.deepEqual(told, ['0s', '0s', '59s', '1m 00s', '3m 05s', '1h 00m', '1h 02m', '1d 00h', '2d 02h']);
  t.is(ageText('2026-01-01T00:00:00Z', Date.parse('2026-01-01T01:02:00Z')), '1h 02m ago');
});

test('only what is whole is 100 %, and an unknown whole has no share', (t) => {
  t.deepEqual(
    [percentText(999, 1_000), percentText(1_000, 1_000), percentText(0, 0), percentText(5, null)],
    ['99 %', '100 %', '100 %', ''],
  );
  t.deepEqual([shareText(1, 2), shareText(2, 2), shareText(2, undefined)], ['1 B of 2 B', '2 B', '2 B']);
});

test('where bytes came from is told as shares, and nothing of what gave none', (t) => {
  const none = { http: 0, cacheServer: 0, lanPeers: 0, groupPeers: 0, internetPeers: 0 };
  t.is(sharesText({ ...none, http: 75, lanPeers: 25 }), 'HTTP 75 %, LAN 25 %');
  t.is(sharesText(none), '');
});
