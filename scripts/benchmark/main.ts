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
    console.error('Not measured: calls between processes, for which there is no COM here. Linux with Wine has.');
    return [inProcess];
  });

for (const { name, run } of parts) {
  using folder = temporaryFolder();
  try {
    await run(folder);
  } catch (error) {
    console.error(`Not measured, or not all of it: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
