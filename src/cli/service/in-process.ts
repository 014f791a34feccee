import { connect, type ConnectOptions, type Job } from '../../index.ts';
import { Problem } from '../problem.ts';
import type { JobPort, ServicePort } from './service-port.ts';

/** A service that the library reaches from this process. */
export async function openInProcess(options: ConnectOptions): Promise<ServicePort> {
  const service = await connect(options);
  return {
    name: service.name,
    createJob: (request) => service.createJob(request),
    job: async (id) => service.job(id),
    jobs: async () => (await service.jobs()).map(portOf),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

type Upload = Job<'upload'> | Job<'upload-reply'>;

const portOf = (job: Job | Upload): JobPort =>
  job.type === 'download' ? job : Object.assign(job, { run: () => refuseToRun(job) });

/** What the command line decides by is made for downloads: half an upload is of no use to anybody. */
function refuseToRun({ id, type }: Upload): Promise<never> {
  const message = `Job ${id} is of type "${type}": use resume, pause, complete or cancel.`;
  return Promise.reject(new Problem('usage', message));
}
