import type { Expected, ExpectedJob } from './expected.ts';
import type { Call } from './protocol.ts';
import type { Random } from './random.ts';

/** Invents remote files, each with a name of its own. */
export interface Files {
  next(): { readonly url: string; readonly path: string };
  /** Another address of the same file. */
  mirror(url: string): string;
}

const MOST_JOBS = 12;

/** Invents the next call, one that the service must carry out. */
export class Workload {
  readonly #random: Random;
  readonly #files: Files;
  #names = 0;

  constructor(random: Random, files: Files) {
    this.#random = random;
    this.#files = files;
  }

  next(expected: Expected): Call {
    const { jobs } = expected;
    if (jobs.length === 0 || (jobs.length < MOST_JOBS && this.#random.below(6) === 0)) {
      return { kind: 'create', job: this.#name() };
    }
    const job = this.#random.oneOf(jobs);
    return job.files.length === 0 ? this.#addFile(job) : this.#any(job);
  }

  #any(job: ExpectedJob): Call {
    const { name } = job.values;
    const choices: readonly [weight: number, call: () => Call][] = [
      [4, () => this.#addFile(job)],
      [6, () => this.#set(name)],
      [2, () => this.#setRemoteName(job)],
      [8, () => ({ kind: 'resume', job: name })],
      [3, () => ({ kind: 'suspend', job: name })],
      [job.transferred ? 8 : 1, () => ({ kind: 'complete', job: name })],
      [1, () => ({ kind: 'cancel', job: name })],
    ];
    const all = choices.flatMap(([weight, call]) => Array<() => Call>(weight).fill(call));
    return this.#random.oneOf(all)();
  }

  #addFile({ values }: ExpectedJob): Call {
    return { kind: 'add-file', job: values.name, ...this.#files.next() };
  }

  #set(job: string): Call {
    const random = this.#random;
    const values = random.oneOf([
      () => ({ name: this.#name() }),
      () => ({ description: `description ${random.below(1_000)}` }),
      () => ({ priority: random.oneOf(['foreground', 'high', 'normal', 'low'] as const) }),
      () => ({ notifyFlags: random.below(16) }),
      () => ({ noProgressTimeoutSeconds: 60 + random.below(1_000) }),
    ] as const)();
    return { kind: 'set', job, values };
  }

  #setRemoteName({ values, files }: ExpectedJob): Call {
    const file = this.#random.below(files.length);
    return { kind: 'set-remote-name', job: values.name, file, url: this.#files.mirror(files[file]?.url ?? '') };
  }

  #name(): string {
    this.#names += 1;
    return `job ${this.#names}`;
  }
}
