import { match } from 'ts-pattern';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { chosen } from './chosen.ts';
import { inProcess, manyJobs, ofClient, onWindows, overCurl, start, stream, underWine, type Part } from './parts.ts';

/**
 * `npm run bench [-- PART...]`: what this library costs over the least that the same can cost, as lines of JSON on
 * stdout, with notes on stderr. PART is the name of a part, or of a group of parts, such as `service`; without any, all
 * of them. A target that is missed is only noted; a figure that could not be measured makes it fail.
 */
const parts = match(process.platform)
  .returnType<readonly Part[]>()
  .with('win32', () => {
    console.error('Not measured: files by the service over curl, and streams, since their server needs Linux.');
    return [inProcess, ...onWindows, ...manyJobs, ...ofClient, start];
  })
  .with('linux', () => [inProcess, ...underWine, ...overCurl, ...manyJobs, ...ofClient, stream, start])
  .otherwise(() => {
    console.error('Not measured: what crosses processes, since only Windows and Wine (on Linux) have COM; and what is');
    console.error('fetched from the server in C, which needs Linux.');
    return [inProcess, ...manyJobs, ...ofClient, start];
  });

for (const { figures, run } of asked()) {
  using folder = temporaryFolder();
  try {
    await run(folder);
  } catch (error) {
    fail(`Not measured, unless shown above: ${figures}: ${reasonOf(error)}`);
  }
}

function asked(): readonly Part[] {
  try {
    return chosen(parts, process.argv.slice(2));
  } catch (error) {
    fail(reasonOf(error));
    return [];
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
