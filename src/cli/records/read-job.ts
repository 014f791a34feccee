import type { JobError, JobFile, JobStatistics } from '../../index.ts';
import { shownUrl } from '../../model/index.ts';
import type {
  BytesBySource,
  ErrorRecord,
  FileRecord,
  JobDetails,
  JobRecord,
  WatchedJobRecord,
} from '../schema/records.ts';
import type { JobPort } from '../service/service-port.ts';

/** A job as it stands. */
export async function readJob(job: JobPort): Promise<JobRecord> {
  const state = await job.state();
  const inError = state === 'error' || state === 'transient-error';
  const [name, priority, progress, times, error] = await Promise.all([
    job.name(),
    job.priority(),
    job.progress(),
    job.times(),
    inError ? job.error() : undefined,
  ]);
  return {
    id: job.id,
    name,
    type: job.type,
    state,
    priority,
    bytesTransferred: progress.bytesTransferred,
    bytesTotal: progress.bytesTotal ?? null,
    filesTransferred: progress.filesTransferred,
    filesTotal: progress.filesTotal,
    created: times.created.toISOString(),
    modified: times.modified.toISOString(),
    transferCompleted: times.transferCompleted?.toISOString() ?? null,
    error: error === undefined ? null : errorRecordOf(error),
  };
}

/** The same with where its bytes came from, for which its files are asked one by one. */
export async function readWatchedJob(job: JobPort): Promise<WatchedJobRecord> {
  const [record, statistics] = await Promise.all([readJob(job), job.statistics()]);
  return { ...record, bytesBySource: statistics ? bySource(statistics) : null };
}

export async function readJobDetails(job: JobPort): Promise<JobDetails> {
  const [record, files] = await Promise.all([readWatchedJob(job), readFiles(job)]);
  return { ...record, files };
}

const bySource = (statistics: JobStatistics): BytesBySource => ({
  http: statistics.bytesFromHttp,
  cacheServer: statistics.bytesFromCacheServer,
  lanPeers: statistics.bytesFromLanPeers,
  groupPeers: statistics.bytesFromGroupPeers,
  internetPeers: statistics.bytesFromInternetPeers,
});

/** A job's files as they stand. */
export const readFiles = async (job: JobPort): Promise<FileRecord[]> => (await job.files()).map(fileRecordOf);

export const fileRecordOf = ({ url, path, progress }: JobFile): FileRecord => ({
  url: shownUrl(url),
  path,
  bytesTransferred: progress.bytesTransferred,
  bytesTotal: progress.bytesTotal ?? null,
  completed: progress.completed,
});

export function errorRecordOf(error: JobError): ErrorRecord {
  const [code = error.label, ...name] = error.label.split(' ');
  return {
    kind: error.kind,
    status: error.kind === 'http-status' ? error.status : null,
    code,
    name: name.join(' ') || null,
    context: error.context,
    message: error.message,
    url: error.file === undefined ? null : shownUrl(error.file.url),
    path: error.file?.path ?? null,
  };
}
