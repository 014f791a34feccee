import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Arrow } from './house-rules.ts';

/** All imports between the modules of src: of values, of types, and those made while running. */
export async function readArrows(): Promise<Arrow[]> {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const modules = (await readdir(src, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const arrows = modules.map(async (path) => {
    const from = path.replaceAll('\\', '/');
    const { importedFiles } = ts.preProcessFile(await readFile(join(src, path), 'utf8'));
    return importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => ({ from, to: posix.join(posix.dirname(from), fileName) }));
  });
  return (await Promise.all(arrows)).flat();
}
