import test from 'ava';
import { errorPolicy } from '../../src/cli/on-error/error-policy.ts';
import { errorRule } from '../../src/cli/on-error/error-rule.ts';
import type { JobError, JobFile } from '../../src/index.ts';

/** As Delivery Optimization tells most errors: without the file. */
const nameless = { kind: 'network', label: '0x80072EE7', context: 'none', message: 'no such host' } as JobError;
const MIRROR = 'http://mirror/';

/** The decisions of a policy about an error that names no file, again and again, and what it told of them. */
async function decisions(files: readonly string[], times: number) {
  const told: unknown[] = [];
  const decide = errorPolicy({
    rules: errorRule(`resume:${MIRROR}`),
    otherwise: 'keep',
    retries: 9,
    retryDelaySeconds: 0,
    files: async () => files.map((url) => ({ url }) as JobFile),
    onRetry: (...args) => void told.push(args),
    signal: new AbortController().signal,
  });
  const decided: unknown[] = [];
  for (let time = 0; time < times; time += 1) decided.push(await decide(nameless));
  return { decided, told };
}

test('an error that names no file is about the only one of its job', async (t) => {
  t.deepEqual(await decisions(['http://host/a.bin?x'], 2), {
    decided: [{ kind: 'resume', replace: { 'http://host/a.bin?x': 'http://mirror/a.bin' } }, { kind: 'keep' }],
    told: [[0, MIRROR, true]],
  });
});

test('where it may be about any of several the mirror replaces none, and is not used up', async (t) => {
  const again = { kind: 'resume', replace: {} };
  t.deepEqual(await decisions(['http://host/a', 'http://host/b'], 2), {
    decided: [again, again],
    told: [
      [0, MIRROR, false],
      [0, MIRROR, false],
    ],
  });
});
