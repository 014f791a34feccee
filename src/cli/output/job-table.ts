import type { ErrorRecord, JobRecord } from '../schema/records.ts';
import { shortId } from './short-id.ts';
import { statePiece } from './state-tone.ts';
import { columnsOf, table, type Column } from './table.ts';
import { withTone, type Line } from './text.ts';
import { percentText, shareText } from './units.ts';

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'STATE' },
  { title: 'DONE', align: 'right' },
  { title: 'BYTES', align: 'right', dropped: 2 },
  { title: 'NAME', least: 8 },
  { title: 'WHAT IS WRONG', least: 12, dropped: 3 },
];

/** The jobs for people, a line each, as wide as the terminal; whole where there is none. */
export function jobTable(jobs: readonly JobRecord[], width = columnsOf(process.stdout)): readonly Line[] {
  if (jobs.length === 0) return [];
  const rows = jobs.map(({ id, state, bytesTransferred, bytesTotal, name, error }) => [
    shortId(id),
    statePiece(state),
    percentText(bytesTransferred, bytesTotal),
    shareText(bytesTransferred, bytesTotal),
    name,
    error === null ? '' : withTone(inShort(error), 'bad'),
  ]);
  return table(COLUMNS, rows, { width });
}

/** What is wrong, in the words that people search for. */
export const inShort = ({ status, code, name }: ErrorRecord): string =>
  status === null ? `${code} ${name ?? ''}`.trimEnd() : `HTTP ${status}`;
