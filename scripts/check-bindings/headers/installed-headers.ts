import { spawnSync } from 'node:child_process';

export const COMPILER = 'x86_64-w64-mingw32-gcc';

/** Everything the probe looks at, as far as it is there: newer headers of the SDK are missing from mingw's. */
export const PROLOGUE = [
  '#define WIN32_LEAN_AND_MEAN',
  '#include <windows.h>',
  '#include <stddef.h>',
  '#include <objidl.h>',
  ...['bits', 'bits1_5', 'bits2_0', 'bits2_5', 'bits3_0', 'bits5_0', 'bitsmsg', 'winhttp'].flatMap((name) => [
    `#if __has_include(<${name}.h>)`,
    `#include <${name}.h>`,
    '#endif',
  ]),
];

export interface InstalledHeaders {
  /** The headers after preprocessing. */
  readonly text: string;
  /** The names of all macros. */
  readonly macros: ReadonlySet<string>;
}

/** The headers as the compiler sees them; `undefined` where the compiler or its BITS headers are not installed. */
export function installedHeaders(): InstalledHeaders | undefined {
  const text = preprocess(['-P', '-DINITGUID']);
  if (text === undefined || !text.includes('IBackgroundCopyManagerVtbl')) return undefined;
  const definitions = preprocess(['-dM']) ?? '';
  return { text, macros: new Set(definitions.match(/(?<=^#define )\w+/gm)) };
}

function preprocess(options: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(COMPILER, ['-E', ...options, '-x', 'c', '-'], {
    input: PROLOGUE.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  });
  return status === 0 ? stdout : undefined;
}
