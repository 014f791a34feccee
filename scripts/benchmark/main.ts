import { match } from 'ts-pattern';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { inProcess, onWindows, underWine, type Part } from './parts.ts';

/**
 * `npm run bench`: what this library costs over the least that the same can cost, as lines of JSON on stdout, with notes
 * on stderr. A target that is missed is only noted; a figure that could not be measured makes it fail.
 */
const parts = match(process.platform)
  .returnType<readonly Part[]>()
  .with('win32', () => [inProcess, onWindows])
  .with('linux', () => [inProcess, underWine])
  .otherwise(() => {
    console.error('Not measured: what crosses processes, since only Windows and Wine (on Linux) have COM.');
    return [inProcess];
  });

for (const { figures, run } of parts) {
  using folder = temporaryFolder();
  try {
    await run(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`Not measured, unless shown above: ${figures}: ${reason}`);
    process.exitCode = 1;
  }
}
