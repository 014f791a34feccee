import { IDODownload, type IDOManager } from '../../src/bindings/index.ts';
import { setText, textOf } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { downloadWays } from './helpers/download-ways.ts';
import type { DownloadsBench } from './helpers/downloads-bench.ts';
import type { Caller } from '../../src/com/index.ts';

const NO_DOWNLOADS = '0x80D02005';
const E_INVALIDARG = '0x80070057';

type Category = Parameters<Caller<typeof IDOManager>['EnumDownloads']>[0];

/** The ids of the downloads that are listed. */
async function listed({ manager }: DownloadsBench, category: Category): Promise<string[]> {
  using found = await manager.EnumDownloads(category);
  const ids: string[] = [];
  for (;;) {
    const [, [object]] = await found.Next(1);
    if (object === undefined) return ids;
    using download = await object.query(IDODownload);
    ids.push(await textOf(download, 'id'));
    await object.release();
  }
}

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
downloadRule('without a category all downloads are listed', { binds: 'delivery-optimization' }, async (t, bench) => {
  const ids = [await textOf(await bench.download('a.bin'), 'id'), await textOf(await bench.download('b.bin'), 'id')];
  const all = await listed(bench, null);
  for (const id of ids) t.true(all.includes(id));
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
downloadRule(
  'downloads are found by what they are called, where they come from and where they go',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const one = await bench.download('one.bin');
    const other = await bench.download('other.bin');
    const [id, otherId] = [await textOf(one, 'id'), await textOf(other, 'id')];
    await setText(one, 'display-name', `name of ${id}`);
    await setText(other, 'content-id', `content of ${otherId}`);
    t.deepEqual(await listed(bench, { property: 'id', value: id }), [id]);
    t.deepEqual(await listed(bench, { property: 'uri', value: bench.server.url('other.bin') }), [otherId]);
    t.deepEqual(await listed(bench, { property: 'content-id', value: `content of ${otherId}` }), [otherId]);
    t.deepEqual(await listed(bench, { property: 'display-name', value: `name of ${id}` }), [id]);
    t.deepEqual(await listed(bench, { property: 'local-path', value: bench.folder.file('one.bin') }), [id]);
  },
);

/** A download with a name, and a part of each value by which it is found, in the words of `bend`. */
async function nearlyFound(bench: DownloadsBench, bend: (value: string) => string): Promise<string[]> {
  const download = await bench.download('one.bin');
  const id = await textOf(download, 'id');
  await setText(download, 'display-name', `name of ${id}`);
  await setText(download, 'content-id', `content of ${id}`);
  const values = {
    uri: bench.server.url('one.bin'),
    'display-name': `name of ${id}`,
    'content-id': `content of ${id}`,
  };
  return Promise.all(
    Object.entries(values).map(([property, value]) =>
      codeOf(() => listed(bench, { property: property as keyof typeof values, value: bend(value) })),
    ),
  );
}

for (const [what, binds, bend] of [
  ['the beginning', 'delivery-optimization', (value) => value.slice(0, -1)],
  ['the end', 'delivery-optimization', (value) => value.slice(1)],
  ['another case', 'embedded', (value) => value.toUpperCase()],
] as const satisfies readonly (readonly [string, string, (value: string) => string])[]) {
  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
  downloadRule(`no download is found by ${what} of what it is called`, { binds }, async (t, bench) => {
    t.deepEqual(await nearlyFound(bench, bend), [NO_DOWNLOADS, NO_DOWNLOADS, NO_DOWNLOADS]);
  });
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
downloadRule('a list without downloads is an error', { binds: 'delivery-optimization' }, async (t, bench) => {
  const category = { property: 'display-name', value: bench.folder.file('nobody is called so') } as const;
  t.is(await codeOf(() => listed(bench, category)), NO_DOWNLOADS);
});

// https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
downloadRule('no other property finds a download', { binds: 'embedded' }, async (t, bench) => {
  await bench.download('a.bin');
  t.is(await codeOf(() => listed(bench, { property: 'http-status-code', value: '200' })), E_INVALIDARG);
});

for (const situation of ['a finalized download', 'an aborted download'] as const) {
  // https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
  downloadRule(`${situation} is not listed`, { binds: 'embedded' }, async (t, bench) => {
    const download = await downloadWays[situation].bring(bench);
    const category = { property: 'id', value: await textOf(download, 'id') } as const;
    t.is(await codeOf(() => listed(bench, category)), NO_DOWNLOADS);
  });
}
