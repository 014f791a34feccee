import { compile } from './compiler.ts';
import { PROLOGUE } from './installed-headers.ts';

/** One line of C that compiles only where the bindings and the headers agree. */
export interface Check {
  /** What the line is about, for the report. */
  readonly what: string;
  readonly line: string;
}

/** Compiles the checks, for one pointer width, and names those that the compiler refuses. */
export async function compileChecks(checks: readonly Check[], width: 64 | 32): Promise<string[]> {
  const source = [...PROLOGUE, ...checks.map(({ line }) => line), ''].join('\n');
  const { succeeded, errors } = await compile([`-m${width}`, ...OPTIONS], source);
  if (succeeded) return [];
  const refused = new Map<number, string>();
  for (const [, line, message] of errors.matchAll(/^<stdin>:(\d+):\d+: error: (.*)$/gm)) {
    const index = Number(line) - PROLOGUE.length - 1;
    if (!refused.has(index)) refused.set(index, String(message));
  }
  if (refused.size === 0) return [`the probe does not compile: ${errors.trim()}`];
  return [...refused].map(([index, message]) => `${checks[index]?.what ?? 'the probe'} (${width} bits): ${message}`);
}

/** A pointer to the wrong thing is only a warning in C unless asked for otherwise. */
const STRICT = ['-Werror=incompatible-pointer-types', '-Werror=int-conversion'];
const OPTIONS = ['-fsyntax-only', '-w', ...STRICT, '-fmax-errors=0', '-fno-diagnostics-show-caret'];

/** A line that fails to compile with `message` unless `condition` holds. */
export const assertion = (what: string, condition: string, message: string): Check => ({
  what,
  line: `_Static_assert(${condition}, ${JSON.stringify(message)});`,
});
