import type { JobProgress } from '../../index.ts';
import { bar } from './bar.ts';
import { inOneLine, type Piece } from './text.ts';
import { durationText, percentText, rateText, shareText } from './units.ts';
import { cut, cutLine, filling, widthOf } from './width.ts';

/** A job as its line shows it. */
export interface LiveProgress {
  readonly name: string;
  readonly progress: JobProgress;
  /** Bytes per second. */
  readonly rate: number | undefined;
  /** How long it will take, or has taken. */
  readonly time: { readonly left: number | undefined } | { readonly taken: number };
}

/** One line of a job's progress that fits into `width` columns: what matters least is left out first. */
export function progressLine(live: LiveProgress, width: number): readonly Piece[] {
  const parts = partsOf(live);
  const chosen = VARIANTS.find(({ name, barWidth, tells }) => {
    const told = tells.map((each) => parts[each]).filter(Boolean);
    return name + GAP.length + barWidth + told.join(GAP).length + GAP.length <= width;
  });
  const { barWidth, tells } = chosen ?? NARROWEST;
  const told = tells
    .map((each) => parts[each])
    .filter(Boolean)
    .join(GAP);
  const room = Math.min(LONGEST_NAME, Math.max(1, width - barWidth - widthOf(told) - 2 * GAP.length));
  const name = cut(inOneLine(live.name), room);
  const { bytesTransferred, bytesTotal } = live.progress;
  return cutLine(
    [name, filling(name, Math.min(room, SHORT_NAME)), GAP, ...bar(bytesTransferred, bytesTotal, barWidth), GAP, told],
    width,
  );
}

const GAP = '  ';
const LONGEST_NAME = 40;
const SHORT_NAME = 12;

type Part = 'percent' | 'share' | 'rate' | 'time' | 'files';

interface Variant {
  /** The least room for a name. */
  readonly name: number;
  readonly barWidth: number;
  readonly tells: readonly Part[];
}

const NARROWEST: Variant = { name: 1, barWidth: 0, tells: ['percent'] };
const VARIANTS: readonly Variant[] = [
  { name: 12, barWidth: 20, tells: ['percent', 'share', 'rate', 'time', 'files'] },
  { name: 12, barWidth: 10, tells: ['percent', 'share', 'rate', 'time', 'files'] },
  { name: 12, barWidth: 10, tells: ['percent', 'rate', 'time'] },
  { name: 8, barWidth: 6, tells: ['percent', 'time'] },
  { name: 4, barWidth: 0, tells: ['percent'] },
  NARROWEST,
];

function partsOf({ progress, rate, time }: LiveProgress): Record<Part, string> {
  const { bytesTransferred, bytesTotal, filesTransferred, filesTotal } = progress;
  return {
    percent: (percentText(bytesTransferred, bytesTotal) || '?').padStart(5),
    share: shareText(bytesTransferred, bytesTotal),
    rate: rate === undefined ? '' : rateText(rate),
    time: timeText(time),
    files: filesTotal > 1 ? `${filesTransferred} of ${filesTotal} files` : '',
  };
}

function timeText(time: LiveProgress['time']): string {
  if ('taken' in time) return `in ${durationText(time.taken)}`;
  return time.left === undefined ? '' : `ETA ${durationText(time.left)}`;
}
