import test from 'ava';
import { JobRun } from '../../src/service/job/job-run.ts';
import { JobSettings, newSettings } from '../../src/service/job/job-settings.ts';
import { Turns } from '../../src/service/job/turns.ts';
import { DEFAULT_TRANSFER_OPTIONS, localDisk, openNetwork } from '../../src/service/transfer/index.ts';

test('a run does not touch a file before the one before it has let go', async (t) => {
  const calls: string[] = [];
  const hooks = {
    get files() {
      calls.push('files');
      return [];
    },
    queued: () => {},
    received: () => {},
    failed: () => {},
    retrying: () => {},
    allTransferred: () => void calls.push('allTransferred'),
  };
  let letGo = () => {};
  const previous = { settled: new Promise<void>((done) => (letGo = done)) };
  const network = openNetwork(DEFAULT_TRANSFER_OPTIONS, localDisk);
  const surroundings = { network, turns: new Turns(DEFAULT_TRANSFER_OPTIONS) };

  const run = new JobRun(hooks, surroundings, new JobSettings(newSettings('run'), 1), previous);
  await new Promise(setImmediate);
  t.deepEqual(calls, []);
  letGo();
  await run.settled;
  t.deepEqual(calls, ['files', 'allTransferred']);
});
