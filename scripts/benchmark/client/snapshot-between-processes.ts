import { LocalServer } from '../../../test/windows/helpers/local-server.ts';
import { temporaryFolder } from '../../../test/helpers/temporary-folder.ts';
import { NativeClient } from '../between-processes/native-client.ts';
import { wallTime } from '../clock.ts';
import { LONG_WORK, timed } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { addIdleJobs } from '../service/idle-jobs.ts';
import { readJobs } from './read-jobs.ts';

/**
 * `snapshot-between-processes CLIENT`, built, on Windows or under Wine: this library and a client in C read all jobs of
 * one server process, by the same calls. CLIENT is the compiled client.
 */
const JOBS = 1_000;

const snapshot: Figure = {
  name: 'snapshot of 1,000 jobs',
  unit: 'ms',
  target: 1.15,
  meaning:
    'State, progress, name, times, files and error of every job by the methods of a job, over a C client that makes the ' +
    'same calls one after another, both calling the same server process.',
  beyondTheFloor: 'Beyond C: the way of each call to a pool thread and back to the event loop.',
};

const [client = ''] = process.argv.slice(2);
using folder = temporaryFolder();
await using server = await LocalServer.start();
await using native = new NativeClient(client, server.clsid);
await using service = await server.connect();
await addIdleJobs(service, JOBS, folder.path);
await show(
  snapshot,
  {
    ours: timed(wallTime, async (times) => {
      for (let time = 0; time < times; time++) await readJobs(service, JOBS);
    }),
    floor: (times) => native.run('snapshot', times, JOBS),
  },
  LONG_WORK,
);
