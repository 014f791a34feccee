import { LocalServer } from '../../../test/windows/helpers/local-server.ts';
import { show } from '../figure.ts';
import * as figures from './figures.ts';
import { Jobs } from './jobs.ts';
import { NativeClient } from './native-client.ts';
import * as ours from './our-client.ts';

/**
 * `program CLIENT URL`, built, on Windows or under Wine: this library and a client in C make the same calls to one
 * server process. CLIENT is the compiled client, URL a small file for the jobs.
 */
const [client = '', url = ''] = process.argv.slice(2);
await using server = await LocalServer.start();
await using native = new NativeClient(client, server.clsid);
await using jobs = await Jobs.of(server.clsid, url);
const { id, job } = await jobs.create();

await show(figures.activation, {
  ours: (times) => ours.activation(times, server.clsid),
  floor: (times) => native.run('activation', times),
});
await show(figures.getState, {
  ours: (times) => ours.getState(times, job),
  floor: (times) => native.run('get-state', times, id),
});
await show(figures.setNotifyInterface, {
  ours: (times) => ours.setNotifyInterface(times, job),
  floor: (times) => native.run('set-notify-interface', times, id),
});
await show(figures.resumeToTransferred, {
  ours: (times) =>
    jobs.lend(times, async (lent) => {
      let taken = 0;
      for (const each of lent) taken += await ours.resumeToTransferred(each.job);
      return taken;
    }),
  floor: (times) =>
    jobs.lend(times, (lent) => native.run('resume-to-transferred', times, ...lent.map((each) => each.id))),
});
