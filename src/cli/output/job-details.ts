import { sourcesText } from './bytes-by-source.ts';
import type { FileRecord, JobDetails } from '../schema/records.ts';
import { statePiece } from './state-tone.ts';
import { withTone, type Line, type Piece } from './text.ts';
import { ageText, percentText, shareText } from './units.ts';

/** All that is known of a job, for people. Nothing is cut: URLs and paths are there to be copied. */
export function jobDetailsText(job: JobDetails): readonly Line[] {
  const facts: readonly (readonly [name: string, value: Piece | undefined])[] = [
    ['id', job.id],
    ['state', statePiece(job.state)],
    ['type', job.type],
    ['priority', job.priority],
    [
      'done',
      joined(shareText(job.bytesTransferred, job.bytesTotal), percentText(job.bytesTransferred, job.bytesTotal)),
    ],
    ['files', `${job.filesTransferred} of ${job.filesTotal} arrived`],
    ['came from', job.bytesBySource === null ? undefined : sourcesText(job.bytesBySource)],
    ['created', timeText(job.created)],
    ['changed', timeText(job.modified)],
    ['arrived', job.transferCompleted === null ? undefined : timeText(job.transferCompleted)],
    ['error', job.error === null ? undefined : withTone(job.error.message, 'bad')],
  ];
  return [
    [withTone(job.name, 'strong')],
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [[withTone(`  ${name.padEnd(NAME_WIDTH)}`, 'quiet'), value]],
    ),
    ...job.files.flatMap(fileLines),
  ];
}

const NAME_WIDTH = 11;

const fileLines = ({ url, path, bytesTransferred, bytesTotal, completed }: FileRecord): readonly Line[] => [
  ['  ', path],
  [withTone('    from ', 'quiet'), url],
  [
    '    ',
    joined(shareText(bytesTransferred, bytesTotal), percentText(bytesTransferred, bytesTotal)),
    completed ? withTone(', in place', 'good') : '',
  ],
];

const joined = (share: string, percent: string): string => (percent === '' ? share : `${share}, ${percent}`);

const timeText = (time: string): string => `${time.replace('T', ' ').replace(/\.\d+Z$/, 'Z')}, ${ageText(time)}`;
