import { randomUUID } from 'node:crypto';
import {
  BG_NOTIFY,
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyJob5,
  type IBackgroundCopyError,
  type IBackgroundCopyJob,
} from '../../src/bindings/index.ts';
import { ComError, E_FAIL, guid, type Caller } from '../../src/com/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { Told } from '../helpers/listener.ts';
import type { ContractBench, JobPointer } from './helpers/contract-bench.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { BUSY, FINE, GONE, ways } from './helpers/ways.ts';

const refuse = (): never => {
  throw new ComError('The callback', E_FAIL);
};

/** Refuses the first `times` notices of a kind, and counts them all. */
const refusing = (kind: Told['kind'], times: number) => {
  let refused = 0;
  return (told: Told): void => {
    if (told.kind === kind && refused++ < times) refuse();
  };
};

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-jobtransferred
rule(
  'JobTransferred is called when everything has arrived, and the job can be completed then',
  { binds: BOTH },
  async (t, bench) => {
    const job = await bench.job({ 'a.bin': FINE });
    let answer: Promise<string> | undefined;
    const { kinds, heard } = await bench.listen(job, (told) => {
      const kept = told.job.share();
      answer = codeOf(() => kept.Complete()).finally(() => void kept.release());
    });
    await job.Resume();
    await heard('transferred');
    t.is(await answer, 'ok');
    t.is(await job.GetState(), 'acknowledged');
    t.deepEqual(kinds, ['transferred']);
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('JobError is called when a job goes into the error state', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': GONE });
  let state: Promise<string> | undefined;
  const { kinds, heard } = await bench.listen(job, (told) => {
    const kept = told.job.share();
    state = kept.GetState().finally(() => void kept.release());
  });
  await job.Resume();
  await heard('error');
  t.is(await state, 'error');
  t.deepEqual(kinds, ['error']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('a transient error does not call JobError', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': BUSY });
  const { kinds, heard } = await bench.listen(job);
  await job.Resume();
  await bench.reaches(job, 'transient-error');
  bench.server.set('a.bin', FINE);
  await job.Resume();
  await heard('transferred');
  t.deepEqual(kinds, ['transferred']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('JobError is called again and again until it is accepted', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': GONE });
  const { kinds, heard } = await bench.listen(job, refusing('error', 2));
  await job.Resume();
  await heard('error', 3);
  t.deepEqual(kinds, ['error', 'error', 'error']);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopycallback-jobtransferred
rule('JobTransferred is called again and again until it is accepted', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { kinds, heard } = await bench.listen(job, refusing('transferred', 2));
  await job.Resume();
  await heard('transferred', 3);
  t.deepEqual(kinds, ['transferred', 'transferred', 'transferred']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-jobtransferred
rule('a job whose JobTransferred is refused can be completed all the same', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { heard } = await bench.listen(job, refusing('transferred', 1));
  await job.Resume();
  await heard('transferred');
  t.is(await codeOf(() => job.Complete()), 'ok');
  t.deepEqual(bench.folder.names(), ['a.bin']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('what a callback was shown and kept can be used after it has returned', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': GONE });
  const kept: { job?: Caller<typeof IBackgroundCopyJob>; error?: Caller<typeof IBackgroundCopyError> } = {};
  const { heard } = await bench.listen(job, (told) => {
    kept.job ??= told.job.share();
    if (told.error !== undefined) kept.error ??= told.error.share();
  });
  await job.Resume();
  await heard('error');
  t.is(await kept.job?.GetId(), await job.GetId());
  const [, code] = (await kept.error?.GetError()) ?? [];
  t.true(code !== undefined && code < 0);
  await kept.error?.release();
  await kept.job?.release();
});

const causes = {
  'a file is added': (job, bench) => bench.addFile(job, 'b.bin'),
  'a property changes': (job) => job.SetPriority('low'),
  'its state changes': (job) => job.Suspend(),
  'bytes arrive': async (_, bench) => bench.server.release(),
} satisfies Record<string, (job: JobPointer, bench: ContractBench) => Promise<void>>;

for (const [cause, bringAbout] of Object.entries(causes)) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-jobmodification-method
  rule(`JobModification is called when ${cause}`, { binds: BOTH }, async (t, bench) => {
    const job = await ways['a transferring job'](bench);
    const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobModification);
    await bringAbout(job, bench);
    await heard('modified');
    t.is(kinds[0], 'modified');
  });
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('FileTransferred that is refused is not called again, as JobError is', { binds: 'embedded' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE, 'gone.bin': GONE });
  const { kinds, heard } = await bench.listen(job, refuse, BG_NOTIFY.jobError | BG_NOTIFY.fileTransferred);
  await job.Resume();
  await heard('error', 4);
  t.is(kinds.filter((kind) => kind === 'file').length, 1);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-jobtransferred
rule(
  'a callback that refuses FileTransferred is told the rest all the same',
  { binds: 'embedded' },
  async (t, bench) => {
    const job = await bench.job({ 'a.bin': FINE, 'b.bin': FINE });
    const { kinds, heard } = await bench.listen(job, refuse, BG_NOTIFY.jobTransferred | BG_NOTIFY.fileTransferred);
    await job.Resume();
    await heard('transferred');
    t.deepEqual(kinds, ['file', 'file', 'transferred']);
  },
);

// https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopycallback2-filetransferred
rule('FileTransferred is called again and again until it is accepted', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { kinds, heard } = await bench.listen(job, refusing('file', 2), BG_NOTIFY.fileTransferred);
  await job.Resume();
  await heard('file', 3);
  t.deepEqual(kinds, ['file', 'file', 'file']);
});

for (const [situation, kind] of [
  ['a transferred job', 'transferred'],
  ['a job in the error state', 'error'],
] as const) {
  // https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopycallback
  rule(`a callback that comes late to ${situation} is told at once`, { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
    const job = await ways[situation](bench);
    const { kinds, heard } = await bench.listen(job);
    await heard(kind);
    t.deepEqual(kinds, [kind]);
  });
}

// https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopycallback2-filetransferred
rule(
  'FileTransferred is called for each file, and before JobTransferred',
  { binds: BITS_AND_EMBEDDED },
  async (t, bench) => {
    const job = await bench.job({ 'a.bin': FINE, 'b.bin': FINE });
    const flags = BG_NOTIFY.jobTransferred | BG_NOTIFY.fileTransferred;
    const { kinds, heard } = await bench.listen(job, undefined, flags);
    await job.Resume();
    await heard('transferred');
    t.deepEqual(kinds, ['file', 'file', 'transferred']);
  },
);

// https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopycallback2-filetransferred
rule('FileTransferred is called before JobError', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE, 'gone.bin': GONE });
  const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobError | BG_NOTIFY.fileTransferred);
  await job.Resume();
  await heard('error');
  t.deepEqual(kinds, ['file', 'error']);
});

// https://learn.microsoft.com/windows/win32/bits/registering-a-com-callback
rule('the class that is to be told is remembered with the job', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job();
  using latest = await job.query(IBackgroundCopyJob5);
  const clsid = guid(randomUUID());
  await latest.SetProperty('notification-clsid', BITS_JOB_PROPERTY_VALUE.of('clsID', clsid));
  t.is((await latest.GetProperty('notification-clsid')).as('clsID'), clsid);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyinterface
rule('SetNotifyInterface with NULL removes the callback', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { kinds } = await bench.listen(job);
  await job.SetNotifyInterface(null);
  t.is(await job.GetNotifyInterface(), null);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  await job.Complete();
  t.deepEqual(kinds, []);
});

// https://learn.microsoft.com/windows/win32/bits/registering-a-com-callback
rule('the callback that came last is the one that is called', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  using elsewhere = await bench.manager.GetJob(await job.GetId());
  const first = await bench.listen(job);
  const second = await bench.listen(elsewhere);
  await job.Resume();
  await second.heard('transferred');
  t.deepEqual(second.kinds, ['transferred']);
  t.deepEqual(first.kinds, []);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getnotifyinterface
rule('a job that nobody listens to has no callback: NULL', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  t.is(await job.GetNotifyInterface(), null);
});
