import test from 'ava';
import type { DownloadState } from '../../src/model/index.ts';
import { downloadBench, setText, type DownloadBench, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';

const INVALID_STATE = '0x80D02013';
const UNEXPECTED_RANGES = '0x80D02203';

const FILES = {
  'a.bin': { size: 5_000 },
  'stalls.bin': { size: 200_000, stallAfter: 1_000 },
  'gone.bin': { status: 404 },
};

/** Ways into the states of a download. */
const ways = {
  created: { state: 'created', bring: (bench) => bench.download('a.bin') },
  transferring: { state: 'transferring', bring: (bench) => started(bench, 'stalls.bin', 'transferring') },
  paused: {
    state: 'paused',
    bring: async (bench) => {
      const download = await started(bench, 'stalls.bin', 'transferring');
      await download.Pause();
      return download;
    },
  },
  'paused by an error': { state: 'paused', bring: (bench) => started(bench, 'gone.bin', 'paused') },
  transferred: { state: 'transferred', bring: (bench) => started(bench, 'a.bin', 'transferred') },
  finalized: {
    state: 'finalized',
    bring: async (bench) => {
      const download = await started(bench, 'a.bin', 'transferred');
      await download.Finalize();
      return download;
    },
  },
  aborted: {
    state: 'aborted',
    bring: async (bench) => {
      const download = await bench.download('a.bin');
      await download.Abort();
      return download;
    },
  },
} satisfies Record<string, { state: DownloadState; bring(bench: DownloadBench): Promise<DownloadPointer> }>;

type Way = keyof typeof ways;

async function started(bench: DownloadBench, name: string, state: DownloadState): Promise<DownloadPointer> {
  const download = await bench.download(name);
  await download.Start([]);
  await bench.reaches(download, state);
  return download;
}

const calls = {
  'Start of the whole file': (download) => download.Start([]),
  'Start of a range': (download) => download.Start([{ offset: 10, length: 20 }]),
  'Start with NULL': (download) => download.Start(null),
  Pause: (download) => download.Pause(),
  Abort: (download) => download.Abort(),
  Finalize: (download) => download.Finalize(),
  'a property of the transfer': (download) => setText(download, 'http-custom-headers', 'A: b\r\n'),
  'a property of the client': (download) => download.SetProperty('callback-freq-seconds', { type: 'ui4', value: 5 }),
} satisfies Record<string, (download: DownloadPointer) => Promise<unknown>>;

const ok = (state: string) => `ok, ${state}`;
const refused = (state: string, code = INVALID_STATE) => `${code}, ${state}`;
const whenFinal = [refused('finalized'), refused('aborted')] as const;
const COLUMNS = [
  'created',
  'transferring',
  'paused',
  'paused by an error',
  'transferred',
  'finalized',
  'aborted',
] as const satisfies readonly Way[];
const unchanged = [ok('created'), ok('transferring'), ok('paused'), ok('paused'), ok('transferred'), ...whenFinal];

/** What each call answers, and the state it leaves, in the order of the columns. */
const expected: Record<keyof typeof calls, readonly string[]> = {
  'Start of the whole file': [
    ok('transferring'),
    refused('transferring'),
    ok('transferring'),
    ok('transferring'),
    ok('transferring'),
    ...whenFinal,
  ],
  'Start of a range': [
    ok('transferring'),
    refused('transferring'),
    ok('transferring'),
    ok('transferring'),
    refused('transferred', UNEXPECTED_RANGES),
    ...whenFinal,
  ],
  'Start with NULL': [
    ok('transferring'),
    refused('transferring'),
    ok('transferring'),
    ok('transferring'),
    ok('transferred'),
    ...whenFinal,
  ],
  Pause: [refused('created'), ok('paused'), ok('paused'), ok('paused'), refused('transferred'), ...whenFinal],
  Abort: [...COLUMNS.slice(0, 5).map(() => ok('aborted')), ...whenFinal],
  Finalize: [
    refused('created'),
    refused('transferring'),
    refused('paused'),
    refused('paused'),
    ok('finalized'),
    ...whenFinal,
  ],
  'a property of the transfer': unchanged.with(1, refused('transferring')),
  'a property of the client': unchanged,
};

for (const [name, call] of Object.entries(calls) as [keyof typeof calls, (typeof calls)[keyof typeof calls]][]) {
  COLUMNS.forEach((column, index) => {
    const answer = expected[name][index] ?? '';
    test(`${name} of a download that is ${column}: ${answer}`, async (t) => {
      await using bench = await downloadBench(FILES);
      using download = await ways[column].bring(bench);
      const code = await codeOf(() => call(download));
      t.is(`${code}, ${(await download.GetStatus()).state}`, answer);
    });
  });
}

for (const column of COLUMNS) {
  test(`a download that is ${column} answers GetStatus and GetProperty`, async (t) => {
    await using bench = await downloadBench(FILES);
    using download = await ways[column].bring(bench);
    t.is((await download.GetStatus()).state, ways[column].state);
    t.is((await download.GetProperty('uri')).type, 'bstr');
  });
}
