import { match } from 'ts-pattern';
import type { DownloadStatus } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

/** What the program to be tested tells its user. */
const said = (status: DownloadStatus): string =>
  match(status)
    .with({ state: 'created' }, { state: 'transferring' }, () => 'on its way')
    .with({ state: 'paused' }, { state: 'aborted' }, ({ error }) => `stopped: ${error?.label ?? 'by somebody'}`)
    .with({ state: 'transferred' }, { state: 'finalized' }, ({ bytesTransferred }) => `${bytesTransferred} bytes`)
    .exhaustive();

await using test = await startTestService({ files: { 'drivers.cab': { size: 1_000_000 } } });
const busy = test.faults.answer('drivers.cab', { status: 503, times: 2 });

const download = await test.service.createDownload({
  url: test.url('drivers.cab'),
  path: test.path('drivers.cab'),
  displayName: 'drivers',
  foregroundPriority: true,
});
await download.start();
console.log(said(await download.done()));
await download.finalize();
console.log(`busy ${busy.strikes} times, ${(await download.status()).state}`);

// The same in one call: finalized, or aborted on every other way out.
const forbidden = test.faults.answer('drivers.cab', { status: 403 });
await test.service
  .download(test.url('drivers.cab'), test.path('again.cab'), { onStatus: (status) => console.log(said(status)) })
  .catch((error: unknown) => console.log(`refused ${forbidden.strikes} time(s): ${(error as { code: string }).code}`));
console.log(`${(await test.service.downloads()).length} downloads left`);
