import { JobFault } from '../job/index.ts';
import { publicUrl } from '../transfer/index.ts';
import { DownloadFault } from './download-fault.ts';
import type { DownloadSettingsRecord } from './download-record.ts';

/**
 * Checks that a download has what it needs to start.
 * @returns its URL
 * @throws {DownloadFault} `no-uri`; {JobFault} `no-sink`, `integrity-check-unspecified`, `not-supported`
 */
export function checkReady(settings: DownloadSettingsRecord, hasStream: boolean): string {
  const { uri, localPath, integrityCheckMandatory, integrityCheckInfo } = settings;
  if (uri === undefined) {
    throw new DownloadFault('no-uri', 'The download has no URI: a content id alone leads nowhere here. Set one.');
  }
  const shown = publicUrl(uri);
  if (localPath === undefined && !hasStream) {
    throw new JobFault('no-sink', `${shown} has no place to go to. Give the download a path or a stream.`);
  }
  if (!integrityCheckMandatory) return uri;
  if (integrityCheckInfo === undefined) {
    const message = `${shown} must be checked, but nothing says by what. Give the download the check's information.`;
    throw new JobFault('integrity-check-unspecified', message);
  }
  const message = `${shown} must be checked by piece hashes, which this service cannot do. Make it optional.`;
  throw new JobFault('not-supported', message);
}
