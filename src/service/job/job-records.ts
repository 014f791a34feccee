import { match } from 'ts-pattern';
import type { RecordKind } from '../store/index.ts';
import { jobChange, jobRecord, type JobChange, type JobRecord } from './job-record.ts';

/** Jobs, as the store keeps them. */
export const JOB_RECORDS: RecordKind<JobRecord, JobChange> = {
  name: 'jobs',
  record: jobRecord,
  change: jobChange,
  apply: (record, change) =>
    match(change)
      .with({ kind: 'settings' }, ({ settings, modified }) => {
        Object.assign(record.settings, settings);
        record.standing.modified = modified;
      })
      .with({ kind: 'standing' }, ({ standing }) => {
        record.standing = standing;
      })
      .with({ kind: 'file-added' }, ({ file, modified }) => {
        record.files.push(file);
        record.standing.modified = modified;
      })
      .with({ kind: 'file-withdrawn' }, () => {
        record.files.pop();
      })
      .with({ kind: 'file-settings' }, ({ index, settings, modified }) => {
        Object.assign(fileAt(record, index).settings, settings);
        record.standing.modified = modified;
      })
      .with({ kind: 'progress' }, ({ index, progress }) => {
        fileAt(record, index).progress = progress;
      })
      .exhaustive(),
};

const fileAt = ({ files }: JobRecord, index: number): JobRecord['files'][number] => {
  const file = files[index];
  if (file === undefined) throw new RangeError(`It changes file ${index} of ${files.length}.`);
  return file;
};
