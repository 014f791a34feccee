import { join } from 'node:path';
import type { Guid } from '../../../src/com/index.ts';
import type { Service } from '../../../src/index.ts';

/** Makes so many suspended jobs with a file each, which are to go into the folder, and lets go of them. */
export async function addIdleJobs(service: Service, count: number, folder: string): Promise<readonly Guid[]> {
  const ids: Guid[] = [];
  for (let index = 0; index < count; index++) {
    const file = { url: `http://127.0.0.1:9/${index}.bin`, path: join(folder, `${index}.bin`) };
    await using job = await service.createJob({ name: `job ${index}`, files: [file] });
    ids.push(job.id);
  }
  return ids;
}
