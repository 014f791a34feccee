import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CountingServer } from './counting-server.ts';
import { Downloads } from './downloads.ts';
import { NOTHING } from './expected.ts';
import type { Expected } from './expected.ts';
import { Life } from './life.ts';
import type { Call, JobFacts } from './protocol.ts';
import type { Random } from './random.ts';
import { judge } from './violations.ts';
import { Workload } from './workload.ts';

/** The numbers that a crash test comes to. Sizes are in bytes. */
export interface CrashCounts {
  kills: number;
  answered: number;
  onTheirWay: number;
  arrived: number;
  continued: number;
  size: number;
  sent: number;
}

/** So many deaths lie between two times at which everything must come to its end. */
const KILLS_PER_AGE = 20;

/** How long everything may take that is left to transfer, in milliseconds. */
const LONGEST_END = 120_000;

/** Something was not as it must be. */
export class CrashTestFailure extends Error {
  override readonly name = 'CrashTestFailure';
  readonly violations: readonly string[];

  constructor(violations: readonly string[]) {
    super(violations.join('\n'));
    this.violations = violations;
  }
}

/** Kills a service at random moments, and looks each time whether the next one knows what it must. */
export class CrashTest {
  readonly counts: CrashCounts = { kills: 0, answered: 0, onTheirWay: 0, arrived: 0, continued: 0, size: 0, sent: 0 };
  readonly #program: string;
  readonly #stateFolder: string;
  readonly #downloads: Downloads;
  readonly #workload: Workload;
  readonly #random: Random;
  #expected: Expected = NOTHING;
  #onTheirWay: readonly Call[] = [];
  #life: Life | undefined;

  /** @param program the built service */
  constructor(program: string, folder: string, server: CountingServer, random: Random) {
    this.#program = program;
    this.#stateFolder = join(folder, 'state');
    this.#downloads = new Downloads(join(folder, 'downloads'), server, random);
    this.#workload = new Workload(random, this.#downloads);
    this.#random = random;
    mkdirSync(this.#downloads.folder, { recursive: true });
  }

  /** @throws {CrashTestFailure} */
  async run(kills: number, tell: (counts: CrashCounts) => void): Promise<void> {
    try {
      while (this.counts.kills < kills) {
        await this.#liveAndDie();
        if (this.counts.kills % KILLS_PER_AGE !== 0 && this.counts.kills < kills) continue;
        await this.#end();
        tell(this.counts);
      }
    } finally {
      await this.#life?.kill();
    }
  }

  #begin(): Life {
    this.#life = new Life(this.#program, this.#stateFolder, this.#expected);
    return this.#life;
  }

  async #liveAndDie(): Promise<void> {
    const life = this.#begin();
    // Now and then a process dies while it still reads what the one before it has left.
    const early = this.#random.below(5) === 0;
    await life.hears(early ? 'opening' : 'ready');
    if (!early) await this.#check(life);
    const death = wait(this.#random.below(early ? 40 : 1_500)).then(() => life.kill());
    while (!early && !life.dead) await this.#work(life);
    await death;
    fail(this.#downloads.notContinued());
    await this.#downloads.noteDeath();
    this.counts.kills += 1;
    this.counts.answered += life.answered;
    this.counts.onTheirWay += life.onTheirWay.length;
    fail(life.problems);
    if (early) return;
    this.#expected = life.expected;
    this.#onTheirWay = life.onTheirWay.map(({ call }) => call);
  }

  /** A few calls at once, the next ones when these are answered. */
  async #work(life: Life): Promise<void> {
    const count = 1 + this.#random.below(8);
    for (let asked = 0; asked < count; asked += 1) life.ask(this.#workload.next(life.intended));
    await life.answers();
    await wait(this.#random.below(50));
  }

  /** Whether all is as it must be after the last death. */
  async #check(life: Life): Promise<void> {
    const jobs = await life.jobs();
    if (life.dead) throw new CrashTestFailure(['The service ended by itself.']);
    const observed = { jobs, damaged: life.damaged, files: this.#downloads.files() };
    const { expected, violations } = judge(this.#expected, this.#onTheirWay, observed);
    fail(violations);
    life.expected = withIds(expected, jobs);
    this.#onTheirWay = [];
  }

  /** Lets everything arrive, and completes it. */
  async #end(): Promise<void> {
    const life = this.#begin();
    await life.hears('ready');
    await this.#check(life);
    const named = () =>
      life.intended.jobs.map(({ values, files }) => ({ job: values.name, empty: files.length === 0 }));
    for (const { job, empty } of named()) life.ask({ kind: empty ? 'cancel' : 'resume', job });
    await life.answers();
    await this.#allArrive(life);
    for (const { job } of named()) life.ask({ kind: 'complete', job });
    await life.answers();
    const observed = { jobs: await life.jobs(), damaged: [], files: this.#downloads.files() };
    fail([
      ...life.problems,
      ...judge(life.expected, [], observed).violations,
      ...this.#downloads.notContinued(),
      ...this.#downloads.excess(),
    ]);
    await life.kill();
    const { arrived, size, sent } = this.#downloads.clear();
    Object.assign(this.counts, {
      arrived: this.counts.arrived + arrived,
      continued: this.#downloads.continued,
      size: this.counts.size + size,
      sent: this.counts.sent + sent,
    });
    this.#expected = NOTHING;
    this.#onTheirWay = [];
  }

  async #allArrive(life: Life): Promise<void> {
    for (const deadline = Date.now() + LONGEST_END; ; await wait(50)) {
      const jobs = await life.jobs();
      if (life.dead) throw new CrashTestFailure(['The service ended by itself.']);
      const waiting = jobs.filter(({ state, files }) => state !== 'transferred' || !files.every(isWhole));
      if (waiting.length === 0) return;
      fail(waiting.filter(({ state }) => state === 'error').map((job) => `job "${job.name}" failed: ${job.problem}`));
      if (Date.now() > deadline) fail(waiting.map((job) => `job "${job.name}" stays ${job.state} and does not arrive`));
    }
  }
}

export const summary = ({ kills, answered, onTheirWay, arrived, continued, size, sent }: CrashCounts): string =>
  `${kills} kills; ${answered} calls had returned, ${onTheirWay} were on their way; ${arrived} files arrived whole, ` +
  `${continued} times from the bytes on disk on; ${sent} bytes sent for files of ${size}`;

const isWhole = ({ bytesTotal, bytesTransferred }: JobFacts['files'][number]): boolean =>
  bytesTransferred === bytesTotal;

/** A job whose creation was on its way has an id from now on. */
const withIds = (expected: Expected, jobs: readonly JobFacts[]): Expected => ({
  ...expected,
  jobs: expected.jobs.map((job) => ({ ...job, id: jobs.find(({ name }) => name === job.values.name)?.id })),
});

function fail(problems: readonly string[]): void {
  if (problems.length > 0) throw new CrashTestFailure(problems);
}
