import type { JobPort } from '../service/service-port.ts';

/** Lets go of a job, which stays in the service. A service that has gone has let go of it already. */
export async function letGo(job: JobPort): Promise<void> {
  try {
    await job[Symbol.asyncDispose]();
  } catch {
    // Nothing is held where nobody is left to hold it.
  }
}

/** Asks a job something and lets go of it, whatever comes of that: who looks again and again must not hold all it saw. */
export async function once<R>(job: JobPort, ask: (job: JobPort) => Promise<R>): Promise<R> {
  try {
    return await ask(job);
  } finally {
    await letGo(job);
  }
}
