import type { FileRequest } from '../../index.ts';
import { shownUrl } from '../../model/index.ts';
import type { AskedOptions } from '../options/read-job-options.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { jobName } from './job-files.ts';
import { makeFolders } from './make-folders.ts';

/** Creates a job, suspended, and writes it down: from then on it can be found again, whatever happens. */
export async function createJob(
  { service, ledger, address }: Desk,
  files: readonly FileRequest[],
  { name = jobName(files), ...options }: AskedOptions,
): Promise<JobPort> {
  const takeFoldersAway = await makeFolders(files.map(({ path }) => path));
  const job = await service.createJob({ ...options, name, files }).catch(async (error: unknown) => {
    await takeFoldersAway();
    throw error;
  });
  try {
    const written = files.map(({ url, path }) => ({ url: shownUrl(url), path }));
    await ledger.add({ id: job.id, service: address, name, created: new Date().toISOString(), files: written });
    return job;
  } catch (error) {
    await job.cancel();
    await takeFoldersAway();
    throw error;
  }
}
