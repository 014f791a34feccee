import test from 'ava';
import { DeliveryOptimizationError } from '../../src/index.ts';
import { shownUrl } from '../../src/model/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

test('a URL is shown without user name and password, even one that is none', (t) => {
  t.is(shownUrl('https://me:secret@host/path?query'), 'https://host/path?query');
  t.is(shownUrl('https://me:secret@ho st/path'), 'https://ho st/path');
  t.is(shownUrl('https://host/@path'), 'https://host/@path');
});

for (const url of [
  'ftp://me:secret@host/a',
  'https://me:secret@ho st/a',
  `https://me:secret@host/${'a'.repeat(2_200)}`,
  'https://me:secret@host/a\0',
]) {
  test(`no password is in what is said of ${shownUrl(url).slice(0, 20)}`, async (t) => {
    await using bench = await clientBench();
    const files = [{ url, path: bench.folder.file('a') }];
    const error = await t.throwsAsync(bench.service.createJob({ name: 'secret', files }), {
      instanceOf: DeliveryOptimizationError,
      code: 'invalid-argument',
    });
    t.notRegex(error.message, /secret/);
  });
}

test('no password is in what is said of a URL that the job does not have', async (t) => {
  await using bench = await clientBench({ 'a.bin': {} });
  const job = await bench.job('a.bin');
  const unknown = { 'http://me:secret@host/b': bench.server.url('a.bin') };
  const error = await t.throwsAsync(job.replaceUrls(unknown), { code: 'invalid-argument' });
  t.notRegex(error.message, /secret/);
});

test('what is no text is refused with its name', async (t) => {
  await using bench = await clientBench();
  const path = bench.folder.file('a');
  for (const request of [
    { name: Buffer.from('name') },
    { name: ['name'] },
    {},
    { name: 'a', files: [{ url: new URL('http://host/a'), path }] },
    { name: 'a', files: [{ url: 'http://host/a' }] },
  ]) {
    await t.throwsAsync(bench.service.createJob(request as never), {
      code: 'invalid-argument',
      message: /give a string/,
    });
  }
  t.is(bench.queue.jobs().length, 0);
});
