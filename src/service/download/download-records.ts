import { match } from 'ts-pattern';
import type { RecordKind } from '../store/index.ts';
import { downloadChange, downloadRecord, type DownloadChange, type DownloadRecord } from './download-record.ts';

/** Downloads, as the store keeps them. */
export const DOWNLOAD_RECORDS: RecordKind<DownloadRecord, DownloadChange> = {
  name: 'downloads',
  record: downloadRecord,
  change: downloadChange,
  apply: (record, change) =>
    match(change)
      .with({ kind: 'settings' }, ({ settings }) => void Object.assign(record.settings, settings))
      .with({ kind: 'standing' }, ({ standing }) => {
        record.standing = standing;
      })
      .with({ kind: 'progress' }, ({ progress }) => {
        record.progress = progress;
      })
      .exhaustive(),
};
