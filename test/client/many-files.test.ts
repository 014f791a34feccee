import test from 'ava';
import { clientBench } from '../helpers/client-bench.ts';

for (const count of [63, 64, 65, 130]) {
  test(`a job of ${count} files tells all of them, takes other addresses, and is completed`, async (t) => {
    const names = Array.from({ length: count }, (_, index) => `${index}.bin`);
    await using bench = await clientBench(Object.fromEntries(names.map((name) => [name, { size: 3 }])));
    const job = await bench.job(...names);
    t.is((await job.files()).length, count);
    const last = bench.server.url(`${count - 1}.bin`);
    await job.replaceUrls({ [last]: bench.server.url('0.bin') });
    const outcome = await job.run();
    t.like(outcome, { kind: 'completed', partial: false });
    t.deepEqual(bench.folder.names(), [...names].sort());
  });
}
