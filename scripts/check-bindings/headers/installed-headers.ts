import { compile } from './compiler.ts';

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
export async function installedHeaders(): Promise<InstalledHeaders | undefined> {
  if (!(await headersAreInstalled())) return undefined;
  const source = PROLOGUE.join('\n');
  const [expanded, definitions] = await Promise.all([
    compile(['-E', '-P', '-DINITGUID'], source),
    compile(['-E', '-dM'], source),
  ]);
  return { text: expanded.output, macros: new Set(definitions.output.match(/(?<=^#define )\w+/gm)) };
}

export const headersAreInstalled = async (): Promise<boolean> => (await compile(['-E'], NEEDED)).succeeded;

const NEEDED = ['#if !__has_include(<bits.h>)', '#error', '#endif'].join('\n');
