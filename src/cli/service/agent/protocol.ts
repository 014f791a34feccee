import type { ServiceName } from '../../../index.ts';
import type { JobPort, RunHandlers, ServicePort } from '../service-port.ts';

/** Changes whenever a command and an agent of before and after could misunderstand each other. */
export const PROTOCOL = 3;

/** What an agent says first of all. */
export interface Hello {
  readonly protocol: number;
  readonly pid: number;
  readonly service: ServiceName;
}

/** A job that the agent holds for one connection. */
export interface JobReference {
  readonly handle: number;
  readonly id: JobPort['id'];
  readonly type: JobPort['type'];
}

/** What a command can ask of the agent: all that the ports have, jobs by their handles. */
export type AgentCalls = {
  readonly [M in ServiceMethod]: (...args: Parameters<ServicePort[M]>) => Promise<Told<Returned<ServicePort[M]>>>;
} & {
  readonly onJob: (handle: number, method: JobMethod, args: readonly unknown[]) => Promise<unknown>;
  /** `run` is a number of the command's choice, by which it is asked during the run, and ends it. */
  readonly run: (handle: number, run: number, handlers: readonly HandlerName[]) => Promise<Returned<JobPort['run']>>;
  readonly abort: (run: number) => void;
  /** Lets go of a job. */
  readonly release: (handle: number) => Promise<void>;
};

/** What the agent can ask of a command. */
export type CommandCalls = {
  readonly hello: (hello: Hello) => void;
  readonly ask: (run: number, handler: HandlerName, args: readonly unknown[]) => Promise<unknown>;
};

/** The methods of a job that take and return plain data. */
export const JOB_METHODS = Object.keys({
  name: true,
  state: true,
  progress: true,
  times: true,
  statistics: true,
  priority: true,
  files: true,
  error: true,
  setPriority: true,
  set: true,
  setCredentials: true,
  addFile: true,
  expect: true,
  resume: true,
  suspend: true,
  cancel: true,
  complete: true,
  replaceUrls: true,
} satisfies Record<JobMethod, true>) as readonly JobMethod[];

/** The handlers of a run, and how many arguments each is asked with. */
export const HANDLERS = { onProgress: 1, onError: 1, onTransferred: 0 } as const satisfies {
  readonly [H in HandlerName]: Parameters<NonNullable<RunHandlers[H]>>['length'];
};

export type JobMethod = Exclude<MethodOf<JobPort>, 'run'>;
export type HandlerName = Exclude<keyof RunHandlers, 'signal'>;

type ServiceMethod = MethodOf<ServicePort>;
type MethodOf<Port> = {
  [M in keyof Port & string]: Port[M] extends (...args: never[]) => unknown ? M : never;
}[keyof Port & string];
type Returned<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;
type Told<R> = R extends JobPort ? JobReference : R extends readonly JobPort[] ? readonly JobReference[] : R;
