import test, { type ExecutionContext } from 'ava';
import { changeJob } from '../../src/cli/jobs/change-job.ts';
import { createJob } from '../../src/cli/jobs/create-job.ts';
import { credentials } from '../../src/cli/options/credentials.ts';
import type { JobOptionWords } from '../../src/cli/options/job-options.ts';
import { readJobOptions } from '../../src/cli/options/read-job-options.ts';
import type { Job, JobOptions } from '../../src/index.ts';
import { deskOf } from '../helpers/desk.ts';
import { fakeBits } from '../helpers/fake-bits.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A service that has all options, and a desk at it. */
async function bitsDesk() {
  const folder = temporaryFolder();
  const { service, secrets } = await fakeBits();
  const desk = deskOf(folder.path, { createJob: (request) => service.createJob(request) });
  return {
    secrets,
    create: async (words: JobOptionWords) => (await createJob(desk, [], readJobOptions(words))) as Job,
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

const reaches = test.macro({
  title: (_, option: keyof JobOptions, words: JobOptionWords) =>
    `${JSON.stringify(words)} is the ${option} of a job that is made so, and of one that is changed so`,
  async exec<K extends keyof JobOptions>(t: ExecutionContext, option: K, words: JobOptionWords, value: JobOptions[K]) {
    await using desk = await bitsDesk();
    t.deepEqual(await (await desk.create(words)).get(option), value);
    const other = await desk.create({});
    await changeJob(other, readJobOptions(words));
    t.deepEqual(await other.get(option), value);
  },
});

test(reaches, 'description', { description: 'for the fleet' }, 'for the fleet');
test(reaches, 'priority', { priority: 'low' }, 'low');
test(reaches, 'noProgressTimeoutSeconds', { noProgressTimeout: 600 }, 600);
test(reaches, 'minimumRetryDelaySeconds', { minRetryDelay: 60 }, 60);
test(reaches, 'transferPolicy', { transferPolicy: 'no-surcharge' }, 'no-surcharge');
test(reaches, 'headers', { header: ['X-Trace: a: b', 'Accept:*/*'] }, { 'X-Trace': 'a: b', Accept: '*/*' });
test(reaches, 'proxy', { proxy: 'none' }, { usage: 'no-proxy' });
test(reaches, 'proxy', { proxy: 'autodetect' }, { usage: 'autodetect' });
test(reaches, 'proxy', { proxy: 'http://p:8080' }, { usage: 'override', list: 'http://p:8080', bypass: null });

test('a job that goes through the proxy of the system is told so, as any that had another before', (t) => {
  t.deepEqual(readJobOptions({ proxy: 'system' }), { proxy: { usage: 'preconfig' } });
});

test('a user is for servers, with the password that was typed', async (t) => {
  await using desk = await bitsDesk();
  const job = await desk.create({ user: 'bob:a:b' });
  await changeJob(job, readJobOptions({ user: 'CORP\\bob:', authScheme: 'ntlm' }));
  t.deepEqual(desk.secrets, [
    { target: 'server', scheme: 'basic', credentials: { userName: 'bob', password: 'a:b' } },
    { target: 'server', scheme: 'ntlm', credentials: { userName: 'CORP\\bob', password: '' } },
  ]);
});

test('a password is taken out of the environment', (t) => {
  const environment = { SECRET: 'hidden', OTHER: '1' };
  t.like(credentials({ user: 'bob', passwordEnv: 'SECRET' }, environment), [{ user: 'bob', password: 'hidden' }]);
  t.deepEqual(environment, { OTHER: '1' } as typeof environment);
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
test(isRefused, { user: 'bob' }, 'no password for "bob"');
test(isRefused, { user: 'bob', passwordEnv: 'hidden' }, 'names is not set: put the password of "bob" into it');
test(isRefused, { passwordEnv: 'SECRET' }, 'give --user, too');
test(isRefused, { user: 'bob:hidden', passwordEnv: 'SECRET' }, 'Two passwords are given for "bob"');
test(isRefused, { proxy: 'proxy:8080' }, '"proxy:8080" is no proxy: use none, system, autodetect, or an address');
test(isRefused, { proxy: 'http://me:hidden@proxy:8080' }, '"proxy:8080" is no proxy');
test(isRefused, { proxy: 'me:hid/hidden@proxy' }, '"proxy" is no proxy');
test(isRefused, { proxy: 'toString' }, '"toString" is no proxy');
