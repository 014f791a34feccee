import test from 'ava';
import { parseContentRange } from '../../src/service/transfer/content-range.ts';
import { parseRetryAfter } from '../../src/service/transfer/retry-after.ts';
import { contradict, ifRange, validatorOf } from '../../src/service/transfer/validator.ts';

for (const [field, expected] of [
  ['bytes 0-0/1', { first: 0, last: 0, total: 1 }],
  ['bytes 5-9/*', { first: 5, last: 9, total: undefined }],
  ['Bytes 5-9/10', { first: 5, last: 9, total: 10 }],
  ['bytes 9-5/10', undefined],
  ['bytes 5-10/10', undefined],
  ['bytes */10', undefined],
  ['bytes 5-/10', undefined],
  ['bytes -5/10', undefined],
  ['bytes 5-9/10, bytes 5-9/10', undefined],
  ['bytes=5-9/10', undefined],
  ['bytes 0-9/99999999999999999999', undefined],
  ['bytes 0-99999999999999999999/*', undefined],
  ['items 5-9/10', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`Content-Range "${field}" is ${JSON.stringify(expected)}`, (t) => {
    t.deepEqual(parseContentRange(field), expected);
  });
}

const NOON = new Date('2026-01-01T12:00:00Z');

for (const [field, expected] of [
  ['0', 0],
  ['120', 120_000],
  ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
  ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
] as const) {
  test(`Retry-After "${field}" is ${expected} ms`, (t) => {
    t.is(parseRetryAfter(field, NOON), expected);
  });
}

const MODIFIED = 'Thu, 01 Jan 2026 11:00:00 GMT';

for (const [title, headers, expected] of [
  ['an ETag', { etag: '"x"' }, '"x"'],
  ['an ETag before a time', { etag: '"x"', 'last-modified': MODIFIED, date: NOON.toUTCString() }, '"x"'],
  ['a time', { 'last-modified': MODIFIED, date: NOON.toUTCString() }, MODIFIED],
  ['a time beside a weak ETag', { etag: 'W/"x"', 'last-modified': MODIFIED, date: NOON.toUTCString() }, MODIFIED],
  ['no weak ETag', { etag: 'W/"x"' }, undefined],
  ['no time without the time of the answer', { 'last-modified': MODIFIED }, undefined],
  ['no time of the same second', { 'last-modified': MODIFIED, date: MODIFIED }, undefined],
  ['no time that is none', { 'last-modified': 'yesterday', date: MODIFIED }, undefined],
] as const) {
  test(`a version is told by ${title}`, (t) => {
    const validator = validatorOf(new Map(Object.entries(headers)));
    t.is(validator === undefined ? undefined : ifRange(validator), expected);
  });
}

for (const [title, one, other, expected] of [
  ['the same ETag', { etag: '1' }, { etag: '1' }, false],
  ['another ETag', { etag: '1' }, { etag: '2' }, true],
  ['the same ETag and another time', { etag: '1', lastModified: '1' }, { etag: '1', lastModified: '2' }, true],
  ['nothing in common', { etag: '1' }, { lastModified: '2' }, false],
] as const) {
  test(`two answers with ${title} ${expected ? 'belong' : 'need not belong'} to different versions`, (t) => {
    const none = { etag: undefined, lastModified: undefined };
    t.is(contradict({ ...none, ...one }, { ...none, ...other }), expected);
  });
}
