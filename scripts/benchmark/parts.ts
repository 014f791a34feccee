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

/** What crosses processes, and the program that measures it. */
const BETWEEN_PROCESSES = [
  {
    name: 'between-processes',
    figures: 'activation, GetState, SetNotifyInterface and Resume to JobTransferred between processes',
    program: 'between-processes/program',
  },
  {
    name: 'client/snapshot/between-processes',
    figures: 'a snapshot of many jobs between processes',
    program: 'client/snapshot-between-processes',
  },
] as const;

export const onWindows: readonly Part[] = BETWEEN_PROCESSES.map(({ name, figures, program }) => ({
  name,
  figures,
  run: (folder) => betweenProcesses(program, folder, ['gcc'], process.execPath, (path) => path),
}));

export const underWine: readonly Part[] = BETWEEN_PROCESSES.map(({ name, figures, program }) => ({
  name,
  figures: `${figures}, under Wine`,
  run: async (folder) => {
    runStep('scripts/wine/setup');
    runStep('scripts/wine/stop');
    try {
      const windowsPath = (path: string) => `Z:${path}`;
      await betweenProcesses(program, folder, ['x86_64-w64-mingw32-gcc'], 'scripts/wine/run', windowsPath);
    } finally {
      runStep('scripts/wine/stop');
    }
  },
}));

/** The embedded service over curl, which both fetch from a server in C. */
export const overCurl: readonly Part[] = [
  { name: 'service/large-file', figures: 'one large file by the service', run: race('large-file') },
  { name: 'service/small-files', figures: 'many small files by the service', run: race('small-files') },
];

/** What jobs cost the embedded service that has many, and what it costs to keep them. */
export const manyJobs: readonly Part[] = [
  { name: 'service/many-jobs', figures: 'reading many jobs of the service', run: inOneProcess('service/many-jobs') },
  { name: 'service/restart', figures: 'the start of a service with many jobs', run: inOneProcess('service/restart') },
  {
    name: 'service/memory',
    figures: 'the memory of a job of the service',
    run: inOneProcess('service/memory', '--expose-gc'),
  },
  { name: 'service/sync-to-disk', figures: 'what syncToDisk costs', run: inOneProcess('service/sync-to-disk') },
];

/** What programs that use the library see of it, within one process. */
export const ofClient: readonly Part[] = [
  {
    name: 'client/snapshot/in-process',
    figures: 'a snapshot of many jobs within one process',
    run: inOneProcess('client/snapshot-in-process'),
  },
  { name: 'client/events', figures: 'events of many jobs', run: inOneProcess('client/events') },
  { name: 'client/handles', figures: 'handles opened and closed', run: inOneProcess('client/handles', '--expose-gc') },
];

/** A stream of the client over undici, which both read from a server in C. */
export const stream: Part = {
  name: 'client/stream',
  figures: 'a stream of the client',
  run: async (folder) => {
    const server = folder.file('server');
    compileC(['cc', 'gcc', 'clang'], '-pthread', '-o', server, here('service/server.c'));
    await runProgram(process.execPath, built('client/stream.js'), server, folder.path);
  },
};

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

function inOneProcess(program: string, ...flags: readonly string[]): Part['run'] {
  return (folder) => runProgram(process.execPath, ...flags, built(`${program}.js`), folder.path);
}

async function betweenProcesses(
  program: string,
  folder: TemporaryFolder,
  compilers: readonly string[],
  node: string,
  windowsPath: (path: string) => string,
): Promise<void> {
  const client = folder.file('client.exe');
  compileC(compilers, '-o', client, here('between-processes/client.c'), '-lole32', '-luuid');
  await using server = await startFileServer({ 'small.bin': { size: 4096 } });
  await runProgram(node, built(`${program}.js`), windowsPath(client), server.url('small.bin'));
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
