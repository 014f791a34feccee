import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { match } from 'ts-pattern';
import { Engine } from '../../src/service/engine/index.ts';
import type { Job } from '../../src/service/job/index.ts';
import { openStore } from '../../src/service/store/index.ts';
import { request } from './protocol.ts';
import type { Call, JobFacts, Message } from './protocol.ts';

/** The process that is killed: a service that does as it is told, line by line, and says at once what it has done. */
const say = (message: Message): void => {
  // Written when this returns: what has been done is known to the tester even if the process dies next.
  writeSync(1, `${JSON.stringify(message)}\n`);
};

const [stateFolder = ''] = process.argv.slice(2);
say({ kind: 'opening' });
const engine = new Engine({
  store: await openStore(stateFolder),
  transfer: { firstRetryDelay: 10, maxRetryDelay: 100 },
});
const queue = engine.jobs;
for (const job of queue.jobs()) attend(job);
say({ kind: 'ready', damaged: engine.damaged.map(({ why }) => why) });

for await (const line of createInterface({ input: process.stdin })) {
  const asked = request.parse(JSON.parse(line));
  if (asked.kind === 'show') say({ kind: 'jobs', jobs: queue.jobs().map(facts) });
  else carryOut(asked.number, asked.call);
}
await engine.close();

function carryOut(number: number, call: Call): void {
  try {
    const job = call.kind === 'create' ? queue.create(call.job, 'download') : named(call.job);
    if (call.kind === 'create') attend(job);
    perform(job, call);
    const completed = call.kind === 'complete' ? job.files.map(({ progress }) => progress.completed) : undefined;
    say({ kind: 'returned', number, id: job.id, completed });
  } catch (error) {
    say({ kind: 'refused', number, problem: `${call.kind} of "${call.job}": ${String(error)}` });
  }
}

function perform(job: Job, call: Call): void {
  match(call)
    .with({ kind: 'create' }, () => {})
    .with({ kind: 'add-file' }, ({ url, path }) => void job.addFile({ url, path }))
    .with({ kind: 'set' }, ({ values }) => void Object.assign(job, values))
    .with({ kind: 'set-remote-name' }, ({ file, url }) => job.files[file]?.rename(url))
    .with({ kind: 'resume' }, () => job.resume())
    .with({ kind: 'suspend' }, () => job.suspend())
    .with({ kind: 'complete' }, () => void job.complete())
    .with({ kind: 'cancel' }, () => job.cancel())
    .exhaustive();
}

function named(name: string): Job {
  const job = queue.jobs().find((each) => each.name === name);
  if (job === undefined) throw new Error(`There is no job "${name}".`);
  return job;
}

function attend(job: Job): void {
  job.on(({ kind }) => {
    // A file may have been added since.
    const isTrue = job.state === 'transferred' && job.files.every(({ transfer }) => transfer.whole);
    if (kind === 'transferred' && isTrue) say({ kind: 'transferred', id: job.id });
  });
}

function facts(job: Job): JobFacts {
  return {
    id: job.id,
    name: job.name,
    description: job.description,
    priority: job.priority,
    notifyFlags: job.notifyFlags,
    noProgressTimeoutSeconds: job.noProgressTimeoutSeconds,
    state: job.state,
    problem: job.error?.message,
    files: job.files.map(({ url, path = '', temporaryPath = '', progress }) => ({
      url,
      path,
      temporaryPath,
      ...progress,
    })),
  };
}
