import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Compiled {
  readonly succeeded: boolean;
  readonly output: string;
  readonly errors: string;
}

/** Runs mingw's C compiler on a source; it does not succeed either where it is not installed. */
export async function compile(options: readonly string[], source: string): Promise<Compiled> {
  const compiler = spawn(COMPILER, [...options, '-x', 'c', '-'], { env: { ...process.env, LC_ALL: 'C' } });
  const ended = new Promise<boolean>((resolve) => {
    compiler.on('error', () => resolve(false));
    compiler.on('close', (code) => resolve(code === 0));
  });
  // A compiler that is not there reads nothing: the broken pipe says no more than its failure to start.
  compiler.stdin.on('error', () => undefined);
  compiler.stdin.end(source);
  const [succeeded, output, errors] = await Promise.all([ended, text(compiler.stdout), text(compiler.stderr)]);
  return { succeeded, output, errors };
}

const COMPILER = 'x86_64-w64-mingw32-gcc';
