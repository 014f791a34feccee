import { inspect } from 'node:util';
import test from 'ava';
import { expectTypeOf } from 'expect-type';
import type { DeliveryOptimizationError, Job, JobOptions } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { fakeBits } from '../helpers/fake-bits.ts';

const CLSID = '01234567-89ab-4cde-8f01-23456789abcd';

const VALUES: { readonly [K in keyof JobOptions]: readonly JobOptions[K][] } = {
  name: ['another name'],
  description: ['what it is for', ''],
  priority: ['foreground', 'low'],
  noProgressTimeoutSeconds: [0, 7_200],
  minimumRetryDelaySeconds: [60],
  maximumDownloadSeconds: [86_400],
  transferPolicy: [
    'always',
    'not-roaming',
    'no-surcharge',
    'standard',
    'unrestricted',
    { costStates: ['unrestricted', 'below-cap'], ignoreCongestion: false },
  ],
  notificationClass: [CLSID, null],
  notifyCommand: [{ program: 'C:\\tools\\done.exe', parameters: 'done.exe /quiet' }, null],
  proxy: [
    { usage: 'no-proxy' },
    { usage: 'override', list: 'http://proxy:8080', bypass: 'intranet' },
    { usage: 'override', list: 'http://proxy:8080', bypass: null },
    { usage: 'preconfig' },
  ],
  headers: [{ 'X-Trace': 'a: b', Accept: '*/*' }, {}],
  httpMethod: ['POST'],
  security: [
    {
      checkRevocation: true,
      acceptOtherName: false,
      acceptExpired: true,
      acceptUnknownAuthority: false,
      acceptOtherUsage: false,
      redirects: 'report',
      redirectToHttp: false,
    },
  ],
  clientCertificate: [
    { location: 'local-machine', store: 'MY', sha1: '0123456789abcdef0123456789abcdef01234567' },
    null,
  ],
  dynamicContent: [true, false],
  highPerformance: [true],
  onDemand: [true],
  maximumBytes: [5_000_000_000],
  minimumNotificationMilliseconds: [500],
};

for (const [option, values] of Object.entries(VALUES) as [
  keyof JobOptions,
  readonly JobOptions[keyof JobOptions][],
][]) {
  test(`${option} is read as it was set, and as it was given to a new job`, async (t) => {
    const { service } = await fakeBits();
    await using connection = service;
    await using job = await connection.createJob({ name: 'j' });
    for (const value of values) {
      await job.set({ [option]: value });
      t.deepEqual(await job.get(option), value, inspect(value));
    }
    if (option === 'name') return;
    const [value] = values;
    await using other = await connection.createJob({ name: 'j', [option]: value });
    t.deepEqual(await other.get(option), value);
  });
}

const BAD: readonly [JobOptionsLike: Record<string, unknown>, said: RegExp][] = [
  [{ name: '' }, /no name/],
  [{ name: 'n'.repeat(257) }, /257 characters/],
  [{ description: 'd'.repeat(1_025) }, /at most 1024/],
  [{ description: 'a\0b' }, /NUL/],
  [{ priority: 'urgent' }, /"urgent"/],
  [{ noProgressTimeoutSeconds: -1 }, /-1 s/],
  [{ minimumRetryDelaySeconds: 0.5 }, /0.5 s/],
  [{ maximumDownloadSeconds: 2 ** 32 }, /4294967296 s/],
  [{ transferPolicy: 'free' }, /'free'/],
  [{ transferPolicy: null }, /transferPolicy null/],
  [{ headers: null }, /headers null/],
  [{ security: null }, /security null/],
  [{ transferPolicy: { costStates: ['cheap'], ignoreCongestion: false } }, /cheap/],
  [{ notificationClass: 'mine' }, /"mine"/],
  [{ notifyCommand: { program: 7, parameters: null } }, /is 7/],
  [{ proxy: { usage: 'override' } }, /override/],
  [{ headers: { 'Bad Name': 'x' } }, /"Bad Name"/],
  [{ headers: { Field: 'a\r\nInjected: b' } }, /"Field" has several lines/],
  [{ headers: { Field: 'x'.repeat(17_000) } }, /16383/],
  [{ httpMethod: 'G ET' }, /"G ET"/],
  [{ security: { acceptEverything: true } }, /"acceptEverything"/],
  [{ security: { redirects: 'maybe' } }, /'maybe'/],
  [{ clientCertificate: { location: 'pocket', store: 'MY', subject: 's' } }, /"pocket"/],
  [{ clientCertificate: { location: 'users', store: 'MY', sha1: '12' } }, /"12"/],
  [{ dynamicContent: 'yes' }, /"yes"/],
  [{ maximumBytes: -1 }, /-1 bytes/],
  [{ minimumNotificationMilliseconds: 1.5 }, /1.5 ms/],
  [{ color: 'red' }, /"color"/],
];

for (const [options, said] of BAD) {
  test(`${inspect(options).slice(0, 70)} is refused before anything is set`, async (t) => {
    const { service } = await fakeBits();
    await using connection = service;
    await using job = await connection.createJob({ name: 'j', description: 'before' });
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.set({ description: 'after', ...options }));
    t.is(failure?.code, 'invalid-argument');
    t.regex(failure?.message ?? '', said);
    t.is(await job.get('description'), 'before');
  });
}

test('an option that the service does not have names the one that has it', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'j' });
  for (const options of [{ headers: { A: 'b' } }, { proxy: { usage: 'no-proxy' } }, { maximumBytes: 5 }] as const) {
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.set(options));
    t.is(failure?.code, 'not-supported', inspect(options));
    t.regex(failure?.message ?? '', /connect\(\{ service: 'bits' \}\)/);
  }
  t.like(await t.throwsAsync(job.get('notifyCommand')), { code: 'not-supported' });
  t.like(await t.throwsAsync(bench.service.createJob({ name: 'j', onDemand: true })), { code: 'not-supported' });
  t.is(bench.queue.jobs().length, 1, 'the job that could not be made as asked for is taken back');
});

test('the embedded service keeps the options it has', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'j', description: 'd', minimumRetryDelaySeconds: 30 });
  await job.set({ name: 'k', transferPolicy: 'unrestricted', notificationClass: CLSID });
  t.is(await job.get('name'), 'k');
  t.is(await job.get('description'), 'd');
  t.is(await job.get('minimumRetryDelaySeconds'), 30);
  t.is(await job.get('transferPolicy'), 'unrestricted');
  t.is(await job.get('notificationClass'), CLSID);
});

test('credentials go to the service, and nothing shows them', async (t) => {
  const { service, secrets } = await fakeBits();
  await using connection = service;
  const credentials = { target: 'server', scheme: 'basic', user: 'bob', password: 'hunter2' } as const;
  await using job = await connection.createJob({ name: 'j', credentials: [credentials] });
  t.deepEqual(secrets, [{ target: 'server', scheme: 'basic', credentials: { userName: 'bob', password: 'hunter2' } }]);
  await job.removeCredentials('server', 'basic');
  t.deepEqual(secrets[1], ['server', 'basic']);
  t.false(inspect(job, { depth: 9, showHidden: true }).includes('hunter2'));
  const wrong = await t.throwsAsync<DeliveryOptimizationError>(
    job.setCredentials({ ...credentials, user: 'u'.repeat(301), password: 'hunter2' }),
  );
  t.is(wrong?.code, 'invalid-argument');
  t.false(inspect(wrong, { depth: 9 }).includes('hunter2'));
});

test('credentials cannot be read, by their types', (t) => {
  expectTypeOf<Parameters<Job['get']>[0]>().toEqualTypeOf<keyof JobOptions>();
  expectTypeOf<keyof JobOptions>().extract<'credentials'>().toBeNever();
  t.pass();
});
