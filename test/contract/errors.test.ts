import {
  BG_NOTIFY,
  httpStatusCode,
  IBackgroundCopyFile2,
  IDeliveryOptimizationJob2,
} from '../../src/bindings/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { fileOf } from './helpers/files-of.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { BUSY, FINE, GONE, STALLS, ways } from './helpers/ways.ts';

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror
rule('a call that fails leaves no error behind', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job();
  t.is(await codeOf(() => job.Resume()), bench.codes.empty);
  t.is(await codeOf(() => job.GetError()), bench.codes.noErrorInformation);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-error-context
rule('HTTP 403 is an error of the remote file, and shows its status', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': { status: 403 } });
  await job.Resume();
  await bench.reaches(job, 'error');
  using error = await job.GetError();
  t.deepEqual(await error.GetError(), ['remote-file', httpStatusCode(403)]);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
rule('an error other than HTTP 403 has no context', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await ways['a job in the error state'](bench);
  using error = await job.GetError();
  const [context, code] = await error.GetError();
  t.is(context, 'none');
  t.true(code < 0);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-error-context
rule('an error of the local disk has no context', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  bench.folder[Symbol.dispose]();
  await job.Resume();
  await bench.reaches(job, 'error');
  using error = await job.GetError();
  const [context, code] = await error.GetError();
  t.is(context, 'none');
  t.true(code < 0);
});

// https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_error_context
rule('HTTP 404 is an error of the remote file, and shows its status', { binds: 'bits' }, async (t, bench) => {
  const job = await ways['a job in the error state'](bench);
  using error = await job.GetError();
  t.deepEqual(await error.GetError(), ['remote-file', httpStatusCode(404)]);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror-getfile-method
for (const [status, binds] of [
  [403, BOTH],
  [404, BITS_AND_EMBEDDED],
] as const) {
  rule(`an error about a file shows which: HTTP ${status}`, { binds }, async (t, bench) => {
    const job = await bench.job({ 'a.bin': { status } });
    await job.Resume();
    await bench.reaches(job, 'error');
    using error = await job.GetError();
    using file = await error.GetFile();
    t.is(await file.GetRemoteName(), bench.server.url('a.bin'));
    t.is(await file.GetLocalName(), bench.folder.file('a.bin'));
  });
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-geterror
rule(
  'a job in the error state can be completed, and keeps the file that had arrived',
  { binds: BOTH },
  async (t, bench) => {
    const job = await bench.job({ 'a.bin': FINE, 'b.bin': STALLS });
    await job.Resume();
    await bench.until(async () => (await job.GetProgress()).filesTransferred === 1);
    await job.Suspend();
    bench.server.set('b.bin', GONE);
    await job.Resume();
    await bench.reaches(job, 'error');
    t.is(await codeOf(() => job.Complete()), 'ok');
    t.is(await job.GetState(), 'acknowledged');
    await bench.until(() => Promise.resolve(bench.folder.names().length === 1));
    t.deepEqual(bench.folder.names(), ['a.bin']);
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-geterror
rule('a job in the error state can be cancelled, and leaves nothing', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a job in the error state'](bench);
  await job.Cancel();
  t.is(await job.GetState(), 'cancelled');
  t.deepEqual(bench.folder.names(), []);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
rule(
  'a job in the error state gets its file from another address once it is resumed',
  { binds: BOTH },
  async (t, bench) => {
    const job = await ways['a job in the error state'](bench);
    bench.server.set('mirror.bin', FINE);
    using file = await fileOf(job);
    using renamable = await file.query(IBackgroundCopyFile2);
    await renamable.SetRemoteName(bench.server.url('mirror.bin'));
    await job.Resume();
    await bench.reaches(job, 'transferred');
    t.is(await file.GetRemoteName(), bench.server.url('mirror.bin'));
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnoprogresstimeout
rule('a transient error becomes an error when there is no progress for too long', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': BUSY });
  await job.SetNoProgressTimeout(1);
  const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobError);
  await job.Resume();
  await bench.reaches(job, 'error');
  await heard('error');
  t.deepEqual(kinds, ['error']);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnoprogresstimeout
rule('with a no-progress time-out of 0 nothing is tried again', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': BUSY });
  await job.SetNoProgressTimeout(0);
  await job.Resume();
  await bench.reaches(job, 'error');
  t.is(bench.server.requests.filter(({ method }) => method === 'GET').length, 1);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/IDeliveryOptimizationJob2-getproperty
rule(
  'a job in the error state tells in words what went wrong',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const job = await ways['a job in the error state'](bench);
    using latest = await job.query(IDeliveryOptimizationJob2);
    const text = await latest.GetProperty('extended-error-info');
    t.true(text.type === 'bstr' && text.value !== '');
  },
);
