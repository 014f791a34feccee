import { readFileSync } from 'node:fs';
import test from 'ava';
import { JOB_METHODS } from '../../src/cli/service/agent/protocol.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the README says all that the job of a handler module has', (t) => {
  const [paragraph = ''] = /^.*`--on-error-exec .*$/m.exec(readme) ?? [];
  const missing = ['id', 'type', ...JOB_METHODS].filter((name) => !paragraph.includes(`\`${name}\``));
  t.deepEqual(missing, []);
});
