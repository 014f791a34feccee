import type { DownloadState } from '../../src/model/index.ts';
import { setText, type DownloadPointer } from '../helpers/download-bench.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { downloadRule } from './helpers/download-rule.ts';
import { downloadWays, type DownloadSituation } from './helpers/download-ways.ts';
import type { DownloadsBench } from './helpers/downloads-bench.ts';
import { STALLS } from './helpers/ways.ts';

/** What a call answers, the state in which it leaves the download, and whether that is documented or our choice. */
interface Answer {
  readonly code: keyof typeof CODES;
  readonly after: DownloadState | 'same';
  readonly binds: 'delivery-optimization' | 'embedded';
}

interface Row {
  call(download: DownloadPointer, bench: DownloadsBench): Promise<unknown>;
  readonly answers: Readonly<Record<DownloadSituation, Answer>>;
}

const CODES = { ok: 'ok', invalidState: '0x80D02013', unexpectedRanges: '0x80D02203' } as const;

const words: Readonly<Record<Answer['code'], string>> = {
  ok: 'succeeds',
  invalidState: 'is refused because of its state',
  unexpectedRanges: 'is refused because it has the whole file',
};

const documented = (code: Answer['code'], after: Answer['after']): Answer => ({
  code,
  after,
  binds: 'delivery-optimization',
});
const chosen = (code: Answer['code'], after: Answer['after'] = 'same'): Answer => ({ code, after, binds: 'embedded' });

const refused = chosen('invalidState');
const ended = documented('invalidState', 'same');
const starts = documented('ok', 'transferring');
const aborts = documented('ok', 'aborted');

/** A start of anything, of a download that is over or at work already. */
const notAtRest = {
  'a transferring download': refused,
  'a finalized download': ended,
  'an aborted download': ended,
} as const;

/**
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-start
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-pause
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-abort
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-finalize
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idodownload-setproperty
 */
const table: Readonly<Record<string, Row>> = {
  'Start of the whole file': {
    call: (download) => download.Start([]),
    answers: {
      'a new download': starts,
      'a paused download': chosen('ok', 'transferring'),
      'a download that an error has paused': chosen('ok', 'transferring'),
      // Nothing is missing of it: it is so again before, or after, anybody can look.
      'a transferred download': chosen('ok', 'transferred'),
      ...notAtRest,
    },
  },
  'Start of a range': {
    call: (download) => download.Start([{ offset: 10, length: undefined }]),
    answers: {
      'a new download': starts,
      'a paused download': chosen('ok', 'transferring'),
      'a download that an error has paused': chosen('ok', 'transferring'),
      'a transferred download': chosen('unexpectedRanges'),
      ...notAtRest,
    },
  },
  'Start with NULL': {
    call: (download) => download.Start(null),
    answers: {
      'a new download': chosen('ok', 'transferring'),
      'a paused download': starts,
      'a download that an error has paused': starts,
      'a transferred download': chosen('ok'),
      ...notAtRest,
    },
  },
  Pause: {
    call: (download) => download.Pause(),
    answers: {
      'a new download': refused,
      'a transferring download': documented('ok', 'paused'),
      'a paused download': chosen('ok'),
      'a download that an error has paused': chosen('ok'),
      'a transferred download': refused,
      'a finalized download': refused,
      'an aborted download': refused,
    },
  },
  Abort: {
    call: (download) => download.Abort(),
    answers: {
      'a new download': aborts,
      'a transferring download': aborts,
      'a paused download': aborts,
      'a download that an error has paused': aborts,
      'a transferred download': aborts,
      'a finalized download': refused,
      'an aborted download': refused,
    },
  },
  Finalize: {
    call: (download) => download.Finalize(),
    answers: {
      'a new download': refused,
      'a transferring download': refused,
      'a paused download': refused,
      'a download that an error has paused': refused,
      'a transferred download': documented('ok', 'finalized'),
      'a finalized download': ended,
      'an aborted download': ended,
    },
  },
  'Setting what a request says': {
    call: (download) => setText(download, 'http-custom-headers', 'A: b\r\n'),
    answers: {
      'a new download': documented('ok', 'same'),
      'a transferring download': refused,
      'a paused download': chosen('ok'),
      'a download that an error has paused': chosen('ok'),
      'a transferred download': chosen('ok'),
      'a finalized download': refused,
      'an aborted download': refused,
    },
  },
  'Setting how often it is told': {
    call: (download) => download.SetProperty('callback-freq-seconds', { type: 'ui4', value: 5 }),
    answers: {
      'a new download': documented('ok', 'same'),
      'a transferring download': chosen('ok'),
      'a paused download': chosen('ok'),
      'a download that an error has paused': chosen('ok'),
      'a transferred download': chosen('ok'),
      'a finalized download': refused,
      'an aborted download': refused,
    },
  },
};

for (const [name, { call, answers }] of Object.entries(table)) {
  for (const [situation, { code, after, binds }] of Object.entries(answers) as [DownloadSituation, Answer][]) {
    downloadRule(`${name} ${words[code]} for ${situation}`, { binds }, async (t, bench) => {
      const { bring, state } = downloadWays[situation];
      const download = await bring(bench);
      // What is started must not be done before it is looked at.
      bench.server.set('a.bin', STALLS);
      t.is(await codeOf(() => call(download, bench)), CODES[code]);
      if (after === 'transferred') await bench.reaches(download, after);
      t.is((await download.GetStatus()).state, after === 'same' ? state : after);
    });
  }
}

for (const [situation, { bring, state }] of Object.entries(downloadWays)) {
  downloadRule(
    `GetStatus and GetProperty answer for ${situation}`,
    { binds: situation.includes('error') ? 'embedded' : 'delivery-optimization' },
    async (t, bench) => {
      const download = await bring(bench);
      t.is((await download.GetStatus()).state, state);
      t.deepEqual(await download.GetProperty('uri'), { type: 'bstr', value: bench.server.url('a.bin') });
    },
  );
}
