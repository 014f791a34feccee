import { join } from 'node:path';
import type { Service } from '../../../src/index.ts';

/** Makes so many suspended jobs with a file each, which are to go into the folder, and lets go of them. */
export async function addIdleJobs(service: Service, count: number, folder: string): Promise<void> {
  for (let index = 0; index < count; index++) {
    const file = { url: `http://127.0.0.1:9/${index}.bin`, path: join(folder, `${index}.bin`) };
    const job = await service.createJob({ name: `job ${index}`, files: [file] });
    await job[Symbol.asyncDispose]();
  }
}
