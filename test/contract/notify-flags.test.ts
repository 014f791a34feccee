import { BG_NOTIFY } from '../../src/bindings/index.ts';
import { E_NOTIMPL, formatHresult } from '../../src/com/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE, GONE } from './helpers/ways.ts';

const NOT_IMPLEMENTED = formatHresult(E_NOTIMPL);

for (const [name, flags] of Object.entries({
  'for no event': 0,
  'for transferred jobs': BG_NOTIFY.jobTransferred,
  'for errors': BG_NOTIFY.jobError,
  'for modifications': BG_NOTIFY.jobModification,
  'for transferred files': BG_NOTIFY.fileTransferred,
})) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
  rule(`the flags ${name} can be set and are read back`, { binds: BOTH }, async (t, bench) => {
    const job = await bench.job();
    await job.SetNotifyFlags(flags);
    t.is(await job.GetNotifyFlags(), flags);
  });
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
rule('with the flag for transferred jobs alone an error is not told', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': GONE });
  const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobTransferred);
  await job.Resume();
  await bench.reaches(job, 'error');
  bench.server.set('a.bin', FINE);
  await job.Resume();
  await heard('transferred');
  t.deepEqual(kinds, ['transferred']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
rule('with the flag for errors alone a transferred job is not told', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobError);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  await bench.addFile(job, 'nowhere.bin');
  await job.Resume();
  await heard('error');
  t.deepEqual(kinds, ['error']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
rule('with the flag for modifications alone nothing else is told', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobModification);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  await job.SetPriority('low');
  await heard('modified');
  t.deepEqual([...new Set(kinds)], ['modified']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
rule('the flags have no effect without a callback', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  await job.SetNotifyFlags(BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is(await codeOf(() => job.Complete()), 'ok');
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-getnotifyflags
rule('a new job asks for transferred and error', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  t.is(await job.GetNotifyFlags(), BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags
rule(
  'flags that nobody knows are not implemented, and change nothing',
  { binds: BITS_AND_EMBEDDED },
  async (t, bench) => {
    const job = await bench.job();
    const before = await job.GetNotifyFlags();
    for (const flags of [0x40, 0x80000000 | BG_NOTIFY.jobError]) {
      t.is(await codeOf(() => job.SetNotifyFlags(flags >>> 0)), NOT_IMPLEMENTED);
    }
    t.is(await job.GetNotifyFlags(), before);
  },
);

for (const [name, flags] of Object.entries({
  'that disables all others': BG_NOTIFY.disable,
  'for file ranges': BG_NOTIFY.fileRangesTransferred,
})) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnotifyflags
  rule(`the flag ${name} is not supported`, { binds: 'embedded' }, async (t, bench) => {
    const job = await bench.job();
    t.is(await codeOf(() => job.SetNotifyFlags(flags)), NOT_IMPLEMENTED);
  });
}

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags
rule('the flag for file ranges can be set and is read back', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  await job.SetNotifyFlags(BG_NOTIFY.fileRangesTransferred);
  t.is(await job.GetNotifyFlags(), BG_NOTIFY.fileRangesTransferred);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags
rule(
  'with the flag that disables all others nothing is told, until it is taken back',
  { binds: 'bits' },
  async (t, bench) => {
    const job = await bench.job({ 'a.bin': FINE });
    const muted = await bench.listen(job, undefined, BG_NOTIFY.disable | BG_NOTIFY.jobTransferred);
    await job.Resume();
    await bench.reaches(job, 'transferred');
    const { kinds, heard } = await bench.listen(job, undefined, BG_NOTIFY.jobTransferred);
    await heard('transferred');
    t.deepEqual(kinds, ['transferred']);
    t.deepEqual(muted.kinds, []);
  },
);
