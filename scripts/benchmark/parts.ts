import { fileURLToPath } from 'node:url';
import { startFileServer } from '../../test/helpers/file-server.ts';
import type { TemporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { runStep } from '../lanes/run-step.ts';
import { compileC } from './compile-c.ts';
import { runProgram } from './run-program.ts';

/** A part of the benchmark, run in a process of its own. `run` throws when it could not measure. */
export interface Part {
  /** By which it is asked for; those of a group have a name `GROUP/...`. */
  readonly name: string;
  readonly figures: string;
  readonly run: (folder: TemporaryFolder) => Promise<void>;
}

const BETWEEN_PROCESSES = 'activation, GetState, SetNotifyInterface and Resume to JobTransferred between processes';

export const inProcess: Part = {
  name: 'in-process',
  figures: 'calls, callbacks and calls in flight within one process',
  run: async (folder) => {
    const library = folder.file(process.platform === 'win32' ? 'object.dll' : 'object.so');
    const anywhere = process.platform === 'win32' ? [] : ['-fPIC'];
    compileC(['cc', 'gcc', 'clang'], '-shared', ...anywhere, '-o', library, here('in-process/object.c'));
    await runProgram(process.execPath, '--import=tsx', here('in-process/program.ts'), library);
  },
};

export const onWindows: Part = {
  name: 'between-processes',
  figures: BETWEEN_PROCESSES,
  run: (folder) => betweenProcesses(folder, ['gcc'], process.execPath, (path) => path),
};

export const underWine: Part = {
  name: 'between-processes',
  figures: `${BETWEEN_PROCESSES}, under Wine`,
  run: async (folder) => {
    runStep('scripts/wine/setup');
    runStep('scripts/wine/stop');
    try {
      await betweenProcesses(folder, ['x86_64-w64-mingw32-gcc'], 'scripts/wine/run', (path) => `Z:${path}`);
    } finally {
      runStep('scripts/wine/stop');
    }
  },
};

/** The embedded service over curl, which both fetch from a server in C. */
export const overCurl: readonly Part[] = [
  { name: 'service/large-file', figures: 'one large file by the service', run: race('large-file') },
  { name: 'service/small-files', figures: 'many small files by the service', run: race('small-files') },
];

/** What jobs cost the embedded service that has many, and what it costs to keep them. */
export const manyJobs: readonly Part[] = [
  { name: 'service/many-jobs', figures: 'reading many jobs of the service', run: ofService('many-jobs') },
  { name: 'service/restart', figures: 'the start of a service with many jobs', run: ofService('restart') },
  { name: 'service/memory', figures: 'the memory of a job of the service', run: ofService('memory', '--expose-gc') },
  { name: 'service/sync-to-disk', figures: 'what syncToDisk costs', run: ofService('sync-to-disk') },
];

/** What a command costs before it does anything. */
export const start: Part = {
  name: 'start',
  figures: 'the start of the command',
  run: async (folder) => {
    runStep(process.execPath, '--import=tsx', 'scripts/build/dist.ts');
    await runProgram(process.execPath, built('start/program.js'), 'dist/cli/main.js', folder.path);
  },
};

function race(program: string): Part['run'] {
  return async (folder) => {
    const [server, meter] = [folder.file('server'), folder.file('meter')];
    compileC(['cc', 'gcc', 'clang'], '-pthread', '-o', server, here('service/server.c'));
    compileC(['cc', 'gcc', 'clang'], '-o', meter, here('service/meter.c'));
    await runProgram(process.execPath, built(`service/${program}.js`), server, meter, folder.path);
  };
}

function ofService(program: string, ...flags: readonly string[]): Part['run'] {
  return (folder) => runProgram(process.execPath, ...flags, built(`service/${program}.js`), folder.path);
}

async function betweenProcesses(
  folder: TemporaryFolder,
  compilers: readonly string[],
  node: string,
  windowsPath: (path: string) => string,
): Promise<void> {
  const client = folder.file('client.exe');
  compileC(compilers, '-o', client, here('between-processes/client.c'), '-lole32', '-luuid');
  await using server = await startFileServer({ 'small.bin': { size: 4096 } });
  await runProgram(node, built('between-processes/program.js'), windowsPath(client), server.url('small.bin'));
}

/**
 * A program of this folder as plain JavaScript. Under tsx every closure is given its name anew, which makes it several
 * times as large, and slower to make.
 */
function built(program: string): string {
  if (!isBuilt) runStep(process.execPath, '--import=tsx', 'scripts/build/tests.ts');
  isBuilt = true;
  return `build/scripts/benchmark/${program}`;
}

let isBuilt = false;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
