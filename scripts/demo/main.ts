import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { match } from 'ts-pattern';
import { cancel, connect, resume } from '../../src/index.ts';
import { startFileServer } from '../../test/helpers/file-server.ts';

/**
 * `npm run demo`: four files in one job, from a server on this machine that refuses one of them at first and hangs up on
 * another midway. The service gets over the second by itself; the first it reports, and a handler puts the job right.
 */
const MB = 1024 * 1024;

await using server = await startFileServer({
  'plain.bin': { size: 3 * MB },
  'breaks-off.bin': { size: 4 * MB, cutAfter: 2 * MB, cuts: 1 },
  'forbidden.bin': { size: 2 * MB, status: 403 },
  'large.bin': { size: 8 * MB },
});
server.set('mirror/forbidden.bin', { content: server.contentOf('forbidden.bin') });

const folder = await mkdtemp(join(tmpdir(), 'delivery-optimization-demo-'));
try {
  await using service = await connect();
  console.log(`service    ${service.name}`);
  const names = ['plain.bin', 'breaks-off.bin', 'forbidden.bin', 'large.bin'];
  const job = await service.createJob({
    name: 'delivery-optimization demo',
    files: names.map((name) => ({ url: server.url(name), path: join(folder, name) })),
  });
  console.log(`job        ${job.id}`);

  const outcome = await job.run({
    onProgress: ({ bytesTransferred, bytesTotal, filesTransferred, filesTotal }) =>
      console.log(
        `progress   ${filesTransferred}/${filesTotal} files, ${bytesTransferred} of ${bytesTotal ?? 'an unknown number of'} bytes`,
      ),
    onError: (error) => {
      console.log(`JobError   ${error.message}`);
      return match(error)
        .with({ kind: 'http-status', status: 403 }, ({ file }) => {
          const mirror = server.url('mirror/forbidden.bin');
          console.log(`decision   resume, from ${mirror}`);
          return resume({ replace: file === undefined ? {} : { [file.url]: mirror } });
        })
        .otherwise(() => {
          console.log('decision   cancel');
          return cancel();
        });
    },
  });
  console.log(`outcome    ${outcome.kind}`);

  let wrong = outcome.kind === 'completed' ? 0 : names.length;
  for (const name of outcome.kind === 'completed' ? names : []) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), hash);
    const digest = hash.digest('hex');
    const right = digest === server.sha256(name);
    if (!right) wrong += 1;
    console.log(`sha256     ${digest}  ${name}${right ? '' : '  WRONG'}`);
  }
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
