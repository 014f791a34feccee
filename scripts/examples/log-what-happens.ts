import { subscribe } from 'node:diagnostics_channel';
import { cancel, type CallbackMessage, type CallMessage, type DecisionMessage } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** A logger hears of all jobs of its process, and none of the code that runs them knows it. */
const log = <M>(channel: string, line: (message: M) => string | undefined) =>
  subscribe(`delivery-optimization:${channel}`, (message) => {
    const text = line(message as M);
    if (text !== undefined) console.log(`${channel}: ${text}`);
  });

log<CallMessage>('call', ({ doing, error }) => (error instanceof Error ? `could not ${doing}` : undefined));
log<CallbackMessage>('callback', ({ kind }) => (kind === 'modified' ? undefined : kind));
log<DecisionMessage>('decision', ({ handler, decision, error }) => `${handler} decides to ${decision}, for ${error}`);

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
test.faults.answer('drivers.cab', { status: 404 });
const job = await test.service.createJob({
  name: 'drivers',
  files: [{ url: test.url('drivers.cab'), path: test.path('drivers.cab') }],
});
await job.run({ onError: () => cancel() });
await job.get('headers').catch(() => undefined);
