import test from 'ava';
import {
  DO_E_NO_DOWNLOADS,
  IBackgroundCopyManager,
  IDODownload,
  IDOManager,
  IEnumUnknown,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../src/bindings/index.ts';
import { Connection } from '../../src/client/connection.ts';
import { Service } from '../../src/client/service.ts';
import { adopt, ComError, prepareVtables, S_FALSE, S_OK } from '../../src/com/index.ts';
import type { DeliveryOptimizationError, DownloadStatus } from '../../src/index.ts';
import { partly } from '../helpers/partly.ts';

const ID = '{11111111-2222-4333-8444-555555555555}';
const SOURCE = { url: 'http://localhost/a.bin', path: process.platform === 'win32' ? 'C:\\a.bin' : '/a.bin' };

/**
 * A service with one download, which can be gone and be back again; its objects from before stay gone. In its first life
 * a download that is started transfers for ever, and in later ones it arrives at once.
 * @param keeps whether the download is still there afterwards
 */
function mortalService({ keeps }: { readonly keeps: boolean }) {
  prepareVtables(IDODownload, IEnumUnknown);
  let life = 1;
  let gone = false;
  let state: DownloadStatus['state'] = 'created';
  let next: DownloadStatus['state'][] = [];
  const calls: string[] = [];
  const download = () => {
    const born = life;
    const alive = <R>(call: string, value: () => R) => {
      if (gone || born !== life) throw new ComError('a call', RPC_S_SERVER_UNAVAILABLE);
      calls.push(call);
      return value();
    };
    return partly(IDODownload, {
      GetProperty: () => alive('GetProperty', () => ({ type: 'bstr' as const, value: ID })),
      SetProperty: () => alive('SetProperty', () => undefined),
      GetStatus: () => ({
        ...alive('GetStatus', () => ({ state: (state = next.shift() ?? state), bytesTotal: 5, bytesTransferred: 2 })),
        error: S_OK,
        extendedError: S_OK,
      }),
      Start: () => alive('Start', () => void (state = life === 1 ? 'transferring' : 'transferred')),
      Finalize: () => alive('Finalize', () => void (state = 'finalized')),
      Abort: () => alive('Abort', () => void (state = 'aborted')),
    });
  };
  const jobs = async () => {
    if (gone) throw new ComError('activation', RPC_S_SERVER_UNAVAILABLE);
    const object = partly(IBackgroundCopyManager, {});
    return adopt(IBackgroundCopyManager, object.giveAway(IBackgroundCopyManager), 'direct');
  };
  const downloads = async () => {
    const object = partly(IDOManager, {
      CreateDownload: () => download(),
      EnumDownloads: () => {
        if (!keeps) throw new ComError('EnumDownloads', DO_E_NO_DOWNLOADS);
        return partly(IEnumUnknown, { Next: () => [S_FALSE, [download()]] });
      },
    });
    return adopt(IDOManager, object.giveAway(IDOManager), 'direct');
  };
  return {
    calls,
    connect: async (reconnectSeconds: number) =>
      new Service(await Connection.open('embedded', { jobs, downloads }, reconnectSeconds, [])),
    leave: () => {
      gone = true;
    },
    /** @param states at first, and each time that somebody has looked */
    comeBack: (...states: DownloadStatus['state'][]) => {
      gone = false;
      life += 1;
      next = states;
    },
  };
}

test('a run takes up its download again when the service is back, and finalizes it', async (t) => {
  const mortal = mortalService({ keeps: true });
  await using service = await mortal.connect(60);
  const told: string[] = [];
  const progress = await service.download(SOURCE.url, SOURCE.path, {
    nonVolatile: true,
    pollSeconds: 0.01,
    onStatus: ({ state }) => {
      told.push(state);
      if (told.length > 1) return;
      mortal.leave();
      setImmediate(() => mortal.comeBack('paused'));
    },
  });
  t.deepEqual(progress, { bytesTotal: 5, bytesTransferred: 2 });
  t.deepEqual(told, ['transferring', 'transferred']);
  t.is(mortal.calls.at(-1), 'Finalize');
});

test('events of a download go on when the service is back, and nothing is told twice', async (t) => {
  const mortal = mortalService({ keeps: true });
  await using service = await mortal.connect(60);
  const download = await service.createDownload(SOURCE);
  const states: string[] = [];
  for await (const { state } of download.events({ pollSeconds: 0.01 })) {
    states.push(state);
    if (states.length > 1) continue;
    mortal.leave();
    setImmediate(() => mortal.comeBack('created', 'finalized'));
  }
  t.deepEqual(states, ['created', 'finalized']);
  t.is((await download.status()).state, 'finalized');
});

test('a download that went with its service ends the run, which says so', async (t) => {
  const mortal = mortalService({ keeps: false });
  await using service = await mortal.connect(60);
  const failure = await t.throwsAsync<DeliveryOptimizationError>(
    service.download(SOURCE.url, SOURCE.path, {
      pollSeconds: 0.01,
      onStatus: () => {
        mortal.leave();
        setImmediate(() => mortal.comeBack('created'));
      },
    }),
  );
  t.is(failure?.code, 'service-gone');
  t.regex(failure?.message ?? '', /nonVolatile/);
});

test('a signal ends the wait for the service of a download', async (t) => {
  const mortal = mortalService({ keeps: true });
  await using service = await mortal.connect(3_600);
  const aborter = new AbortController();
  const reason = new Error('enough');
  const running = service.download(SOURCE.url, SOURCE.path, {
    pollSeconds: 0.01,
    signal: aborter.signal,
    onStatus: () => {
      mortal.leave();
      setImmediate(() => setImmediate(() => aborter.abort(reason)));
    },
  });
  t.is(await t.throwsAsync(running), reason);
});
