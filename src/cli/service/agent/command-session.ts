import type { JobPort, RunHandlers, ServicePort } from '../service-port.ts';
import type { Peer } from './peer.ts';
import {
  HANDLERS,
  JOB_METHODS,
  type AgentCalls,
  type CommandCalls,
  type HandlerName,
  type JobReference,
} from './protocol.ts';

/** What the agent has for one command: its jobs and its runs. Disposing it ends the runs and lets go of the jobs. */
export class CommandSession implements AsyncDisposable {
  readonly #service: ServicePort;
  readonly #peer: Peer<CommandCalls>;
  readonly #jobs = new Map<number, JobPort>();
  readonly #runs = new Map<number, AbortController>();
  #handles = 0;
  #over = false;

  constructor(service: ServicePort, connect: (calls: AgentCalls) => Peer<CommandCalls>) {
    this.#service = service;
    this.#peer = connect(this.#calls());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true;
    for (const run of this.#runs.values()) run.abort();
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
  }

  #calls(): AgentCalls {
    return {
      createJob: async (request) => this.#refer(await this.#service.createJob(request)),
      job: async (id) => this.#refer(await this.#service.job(id)),
      jobs: async () => Promise.all((await this.#service.jobs()).map((job) => this.#refer(job))),
      onJob: async (handle, method, args) => {
        const job = this.#job(handle);
        if (!JOB_METHODS.includes(method)) throw new TypeError(`A job has no "${method}".`);
        return (job[method] as (...args: readonly unknown[]) => Promise<unknown>).apply(job, [...args]);
      },
      run: async (handle, run, handlers) => {
        const ending = new AbortController();
        this.#runs.set(run, ending);
        try {
          return await this.#job(handle).run({ ...this.#asking(run, handlers), signal: ending.signal });
        } finally {
          this.#runs.delete(run);
        }
      },
      abort: (run) => this.#runs.get(run)?.abort(),
      release: async (handle) => {
        const job = this.#job(handle);
        this.#jobs.delete(handle);
        await job[Symbol.asyncDispose]();
      },
    };
  }

  /** A job that comes when the command has gone is not kept for it. */
  async #refer(job: JobPort): Promise<JobReference> {
    if (this.#over) await job[Symbol.asyncDispose]();
    const handle = ++this.#handles;
    if (!this.#over) this.#jobs.set(handle, job);
    return { handle, id: job.id, type: job.type };
  }

  #job(handle: number): JobPort {
    const job = this.#jobs.get(handle);
    if (job !== undefined) return job;
    throw new TypeError(`There is no job ${handle} on this connection.`);
  }

  /** Handlers that ask the command's own, with what is plain data of their arguments. */
  #asking(run: number, handlers: readonly HandlerName[]): RunHandlers {
    const asking = handlers
      .filter((name) => Object.hasOwn(HANDLERS, name))
      .map((name) => [
        name,
        (...args: readonly unknown[]) => this.#peer.call('ask', run, name, args.slice(0, HANDLERS[name])),
      ]);
    return Object.fromEntries(asking) as RunHandlers;
  }
}
