import test, { type ExecutionContext } from 'ava';
import { createJob } from '../../src/cli/jobs/create-job.ts';
import type { JobOptionWords } from '../../src/cli/options/job-options.ts';
import { readJobOptions } from '../../src/cli/options/read-job-options.ts';
import type { Job, JobOptions } from '../../src/index.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { deskOf } from '../helpers/desk.ts';
import { fakeBits } from '../helpers/fake-bits.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const reaches = test.macro({
  title: (_, option: keyof JobOptions, words: JobOptionWords) =>
    `${JSON.stringify(words)} is the ${option} of a new job`,
  async exec<K extends keyof JobOptions>(t: ExecutionContext, option: K, words: JobOptionWords, value: JobOptions[K]) {
    using folder = temporaryFolder();
    const { service } = await fakeBits();
    await using bits = service;
    const desk = deskOf(folder.path, { createJob: (request) => bits.createJob(request) });
    const job = (await createJob(desk, [], readJobOptions(words))) as Job;
    t.deepEqual(await job.get(option), value);
  },
});

test(reaches, 'headers', { header: ['X-Trace: a: b', 'Accept:*/*'] }, { 'X-Trace': 'a: b', Accept: '*/*' });

test.serial('an option that only BITS has is refused with what to type, and leaves no job', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 1 } });
  const { server, folder } = bench;
  const { code, stderr } = await bench.run('get', server.url('a.bin'), '-d', folder.path, '--header', 'X-Trace: 1');
  t.is(code, 1);
  t.true(stderr.endsWith('BITS does: make the job with --service bits.\n'), stderr);
  t.true(stderr.startsWith('dojobs: Could not set headers of job "a.bin": '), stderr);
  t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
});

const isRefused = test.macro({
  title: (_, words: JobOptionWords) => `${JSON.stringify(words)} is refused, and what may be secret is not repeated`,
  exec(t, words: JobOptionWords, told: string) {
    const problem = t.throws(() => readJobOptions(words));
    t.like(problem, { exit: 'usage' });
    t.true(problem.message.includes(told), problem.message);
    t.false(problem.message.includes('hidden'), problem.message);
  },
});

test(isRefused, { header: ['A: 1', 'Bearer hidden'] }, 'number 2 is none: write it as "Name: value".');
test(isRefused, { header: ['Bearer hidden: 1'] }, 'number 1 is none');
test(isRefused, { header: ['A: hidden', 'a: hidden'] }, '"a" is given twice');

test.serial('what the library refuses is refused before a job is made', async (t) => {
  await using bench = await cliBench({});
  const header = ['--header', 'A: 1\nB: 2'];
  const { code, stderr } = await bench.run('add', 'http://127.0.0.1/a', '-d', bench.folder.path, ...header);
  t.is(code, 2, stderr);
  t.true(stderr.includes('"A" has several lines'), stderr);
  t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
});
