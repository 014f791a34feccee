import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { invalid } from './invalid.ts';

/** A folder of its own for what is transferred; gone with everything in it when it is disposed. */
export interface TestFolder extends Disposable {
  readonly path: string;
  /** The absolute path of `name`, in a folder that is there. */
  file(name: string): string;
}

export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'delivery-optimization-test-'));
  return {
    path,
    file: (name) => {
      const file = join(path, name);
      if (!file.startsWith(path + sep) || file.endsWith(sep)) {
        throw invalid(`"${name}" is no file of the test's folder`, 'give a relative path that stays in it');
      }
      mkdirSync(dirname(file), { recursive: true });
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
