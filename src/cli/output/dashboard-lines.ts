import type { WatchedJobRecord, WatchedJobs } from '../schema/records.ts';
import { bar } from './bar.ts';
import { inShort } from './job-table.ts';
import { secondsLeft } from './rate.ts';
import { sharesText } from './bytes-by-source.ts';
import { shortId } from './short-id.ts';
import { sourceText } from './source-text.ts';
import { statePiece, toneOf } from './state-tone.ts';
import { table, type Column } from './table.ts';
import { textOf, withTone, type Line, type Piece } from './text.ts';
import { durationText, percentText, rateText, shareText } from './units.ts';
import { cutLine } from './width.ts';

export interface WatchedJob {
  readonly record: WatchedJobRecord;
  /** Bytes per second; `undefined` where it does not move, or was not seen long enough. */
  readonly rate: number | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: 'ID', dropped: 1 },
  { title: 'STATE' },
  { title: '', dropped: 4 },
  { title: 'DONE', align: 'right' },
  { title: 'BYTES', align: 'right', dropped: 5 },
  { title: 'RATE', align: 'right', dropped: 3 },
  { title: 'ETA', align: 'right', dropped: 2 },
  { title: 'FROM', dropped: 6 },
  { title: 'NAME', least: 16 },
];
const BAR_WIDTH = 12;
/** Titles, totals, an empty line and the last one. */
const OTHER_LINES = 4;

/** All jobs, their sum, and who told of them, in at most `rows` lines. */
export function dashboardLines(
  { source, jobs: { length: count } }: WatchedJobs,
  jobs: readonly WatchedJob[],
  columns: number,
  rows: number,
): readonly Line[] {
  const room = Math.max(1, rows - OTHER_LINES);
  const shown = jobs.length > room ? jobs.slice(0, Math.max(1, room - 1)) : jobs;
  const hidden = jobs.length - shown.length;
  const lines: readonly Line[] = [
    ...(shown.length === 0 ? [] : table(COLUMNS, shown.map(rowOf), { width: columns })),
    ...(hidden === 0 ? [] : [[withTone(`… and ${hidden} more`, 'quiet')]]),
    ...(jobs.length < 2 ? [] : [[withTone(totalText(jobs), 'strong')]]),
    '',
    [withTone(`${sourceText(source, count)} q ends.`, 'quiet')],
  ];
  return lines.map((line) => cutLine(line, columns));
}

function rowOf({ record, rate }: WatchedJob): readonly Piece[] {
  const { id, state, bytesTransferred, bytesTotal, name, error } = record;
  const left = secondsLeft(bytesTransferred, bytesTotal, rate);
  return [
    shortId(id),
    statePiece(state),
    withTone(bar(bytesTransferred, bytesTotal, BAR_WIDTH).map(textOf).join(''), toneOf(state)),
    percentText(bytesTransferred, bytesTotal),
    shareText(bytesTransferred, bytesTotal),
    rate === undefined ? '' : rateText(rate),
    left === undefined ? '' : durationText(left),
    record.bytesBySource === null ? '' : sharesText(record.bytesBySource),
    error === null ? name : withTone(`${name} (${inShort(error)})`, 'bad'),
  ];
}

function totalText(jobs: readonly WatchedJob[]): string {
  const transferred = sum(jobs.map(({ record }) => record.bytesTransferred));
  const totals = jobs.map(({ record }) => record.bytesTotal);
  const total = totals.includes(null) ? null : sum(totals.map((each) => each ?? 0));
  const rates = jobs.map(({ rate }) => rate).filter((rate) => rate !== undefined);
  const rate = rates.length === 0 ? undefined : sum(rates);
  const left = secondsLeft(transferred, total, rate);
  return [
    'Total',
    percentText(transferred, total),
    shareText(transferred, total),
    rate === undefined ? '' : rateText(rate),
    left === undefined ? '' : `ETA ${durationText(left)}`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
