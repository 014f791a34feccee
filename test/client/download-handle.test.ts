import { readFileSync } from 'node:fs';
import test from 'ava';
import { clientBench } from '../helpers/client-bench.ts';

test('a download in one call arrives whole, under its name', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 300_000 } });
  const path = bench.folder.file('a.bin');
  const progress = await bench.service.download(bench.server.url('a.bin'), path);
  t.deepEqual(progress, { bytesTotal: 300_000, bytesTransferred: 300_000 });
  t.deepEqual(readFileSync(path), bench.server.contentOf('a.bin'));
  t.deepEqual(bench.folder.names(), ['a.bin']);
});
