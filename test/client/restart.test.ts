import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import test from 'ava';
import { IBackgroundCopyJob, IBackgroundCopyManager, RPC_S_SERVER_UNAVAILABLE } from '../../src/bindings/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import { ComError, guid, prepareVtables, type ComObject } from '../../src/com/index.ts';
import { keep, type DeliveryOptimizationError, type Job, type JobState, type RetryMessage } from '../../src/index.ts';
import { partly } from '../helpers/partly.ts';

const ID = guid('11111111-2222-4333-8444-555555555555');

/**
 * A service with one job, which can be gone and be back again; its objects from before stay gone.
 * @param onFound told of the job's object whenever it is asked for, before it is handed out
 */
function mortalService(onFound: (job: ComObject) => void = () => undefined) {
  prepareVtables(IBackgroundCopyJob);
  let life = 1;
  let gone = false;
  let state: JobState = 'transferring';
  let found = 0;
  const job = (born: number) => {
    const alive = <R>(value: () => R) => {
      if (gone || born !== life) throw new ComError('a call', RPC_S_SERVER_UNAVAILABLE);
      return value();
    };
    return partly(IBackgroundCopyJob, {
      GetType: () => alive(() => 'download'),
      GetState: () => alive(() => state),
      GetProgress: () => alive(() => ({ bytesTotal: 5, bytesTransferred: 2, filesTotal: 1, filesTransferred: 0 })),
      SetNotifyFlags: () => alive(() => undefined),
      SetNotifyInterface: () => alive(() => undefined),
    });
  };
  const manager = () =>
    partly(IBackgroundCopyManager, {
      GetJob: () => {
        found += 1;
        const object = job(life);
        onFound(object);
        return object;
      },
    });
  return {
    /** @param onActivation waited for whenever the service is there and asked for its manager */
    connect: (reconnectSeconds: number, onActivation: () => Promise<void> = async () => undefined) =>
      connectUsing(async () => {
        if (gone) throw new ComError('activation', RPC_S_SERVER_UNAVAILABLE);
        await onActivation();
        return manager().giveAway(IBackgroundCopyManager);
      })({ service: 'embedded', reconnectSeconds }),
    leave: () => {
      gone = true;
    },
    comeBack: (as: JobState) => {
      gone = false;
      life += 1;
      state = as;
    },
    get found() {
      return found;
    },
  };
}

test('a run takes up its job again when the service is back', async (t) => {
  const mortal = mortalService();
  await using service = await mortal.connect(60);
  const job = await service.job(ID);
  let left = false;
  const outcome = await job.run({
    pollSeconds: 0.01,
    onProgress: () => {
      if (left) return;
      left = true;
      mortal.leave();
      setImmediate(() => mortal.comeBack('transferred'));
    },
    onTransferred: () => keep(),
  });
  t.like(outcome, { kind: 'kept' });
  t.is(mortal.found, 2);
  t.is(await job.state(), 'transferred');
});

test('events go on when the service is back, and nothing is told twice', async (t) => {
  const mortal = mortalService();
  await using service = await mortal.connect(60);
  const job = await service.job(ID);
  const kinds: string[] = [];
  for await (const event of job.events({ pollSeconds: 0.01 })) {
    kinds.push(event.kind === 'state' ? event.state : event.kind);
    if (event.kind === 'state') {
      mortal.leave();
      setImmediate(() => mortal.comeBack('cancelled'));
    }
  }
  t.deepEqual(kinds, ['progress', 'transferring', 'cancelled']);
});

test.serial('each try to reach a service that was gone is published', async (t) => {
  const mortal = mortalService();
  await using service = await mortal.connect(60);
  const job = await service.job(ID);
  const tries: RetryMessage[] = [];
  const listener = (message: unknown) => {
    if (tries.push(message as RetryMessage) === 2) mortal.comeBack('transferred');
  };
  subscribe('delivery-optimization:retry', listener);
  try {
    await job.run({ pollSeconds: 0.01, onProgress: () => mortal.leave(), onTransferred: () => keep() });
  } finally {
    unsubscribe('delivery-optimization:retry', listener);
  }
  t.deepEqual(
    tries.map(({ service: name, attempt }) => [name, attempt]),
    [
      ['embedded', 1],
      ['embedded', 2],
    ],
  );
  for (const { cause } of tries) t.like(cause, { code: 'service-gone' });
});

test('a service that does not come back in time ends the run', async (t) => {
  const mortal = mortalService();
  await using service = await mortal.connect(0);
  const job = await service.job(ID);
  const failure = await t.throwsAsync<DeliveryOptimizationError>(
    job.run({ pollSeconds: 0.01, onProgress: () => mortal.leave() }),
  );
  t.is(failure?.code, 'service-gone');
  t.is(mortal.found, 1);
});

test('a signal ends the wait for a service that is gone', async (t) => {
  const mortal = mortalService();
  await using service = await mortal.connect(3_600);
  const job = await service.job(ID);
  const aborter = new AbortController();
  const reason = new Error('enough');
  const running = job.run({
    pollSeconds: 0.01,
    signal: aborter.signal,
    onProgress: () => {
      mortal.leave();
      setImmediate(() => setImmediate(() => aborter.abort(reason)));
    },
  });
  t.is(await t.throwsAsync(running), reason);
});

test('a service that is disposed while it is being reached again ends the run, which says so', async (t) => {
  const mortal = mortalService();
  let onActivation = async (): Promise<void> => undefined;
  const service = await mortal.connect(60, () => onActivation());
  const job = await service.job(ID);
  const running = job.run({
    pollSeconds: 0.01,
    onProgress: () => {
      onActivation = () => service[Symbol.asyncDispose]();
      mortal.leave();
      setImmediate(() => mortal.comeBack('transferred'));
    },
  });
  t.like(await t.throwsAsync(running), { name: 'DeliveryOptimizationError', code: 'released' });
  t.is(mortal.found, 1);
});

for (const [what, follow] of [
  [
    'a run',
    (job: Job, signal: AbortSignal, then: () => void) => job.run({ pollSeconds: 0.01, signal, onProgress: then }),
  ],
  [
    'a watch',
    async (job: Job, signal: AbortSignal, then: () => void) => {
      for await (const _event of job.events({ pollSeconds: 0.01, signal })) then();
    },
  ],
] as const) {
  test(`a job that ${what} finds again while its signal aborts is let go, and the one from before stays`, async (t) => {
    const aborter = new AbortController();
    const reason = new Error('enough');
    const objects: ComObject[] = [];
    const mortal = mortalService((object) => {
      if (objects.push(object) === 2) aborter.abort(reason);
    });
    await using service = await mortal.connect(60);
    const job = await service.job(ID);
    const following = follow(job, aborter.signal, () => {
      mortal.leave();
      setImmediate(() => mortal.comeBack('transferring'));
    });
    t.is(await t.throwsAsync(following), reason);
    t.deepEqual(
      objects.map(({ references }) => references),
      [1, 0],
    );
  });
}

test('a reconnectSeconds below 0 is refused', async (t) => {
  t.like(await t.throwsAsync(mortalService().connect(-1)), { code: 'invalid-argument' });
});
