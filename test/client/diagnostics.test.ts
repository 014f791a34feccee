import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import test from 'ava';
import { cancel, type CallbackMessage, type CallMessage, type DecisionMessage } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

test.serial('calls, callbacks and decisions are published to whoever subscribed', async (t) => {
  const heard = { call: [] as CallMessage[], callback: [] as CallbackMessage[], decision: [] as DecisionMessage[] };
  const listeners = Object.entries(heard).map(([name, messages]) => {
    const listener = (message: unknown) => void (messages as unknown[]).push(message);
    subscribe(`delivery-optimization:${name}`, listener);
    return () => unsubscribe(`delivery-optimization:${name}`, listener);
  });
  try {
    await using bench = await clientBench({ 'a.bin': { status: 404 } });
    const job = await bench.job('a.bin');
    await job.run({ onError: () => cancel() });
    await t.throwsAsync(job.resume());
    t.true(heard.callback.some((each) => each.kind === 'error' && each.job === job.id));
    t.deepEqual(heard.decision, [{ job: job.id, handler: 'onError', decision: 'cancel', error: 'http-status' }]);
    t.like(heard.call.at(-1), { doing: `resume job ${job.id}`, error: { code: 'invalid-state' } });
    t.true(heard.call.every(({ milliseconds }) => milliseconds >= 0));
  } finally {
    listeners.forEach((end) => end());
  }
});

test.serial('the callbacks of downloads are published, too', async (t) => {
  const heard: CallbackMessage[] = [];
  const listener = (message: unknown) => void heard.push(message as CallbackMessage);
  subscribe('delivery-optimization:callback', listener);
  try {
    await using bench = await clientBench({ 'a.bin': { size: 70_000 } });
    await bench.service.download(bench.server.url('a.bin'), bench.folder.file('a.bin'));
    t.true(heard.length > 0);
    t.true(heard.every((each) => each.kind === 'status' && /^[0-9a-f-]{36}$/.test(each.download)));
  } finally {
    unsubscribe('delivery-optimization:callback', listener);
  }
});
