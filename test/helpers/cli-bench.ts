import { cliHome } from './cli-home.ts';
import { startFileServer, type FileBehaviour, type FileServer } from './file-server.ts';
import type { CliResult } from './start-cli.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** `dojobs` with a home of its own, a server of files, and a folder for what arrives. */
export interface CliBench extends AsyncDisposable {
  readonly server: FileServer;
  readonly folder: TemporaryFolder;
  readonly environment: NodeJS.ProcessEnv;
  run(...args: string[]): Promise<CliResult>;
  /** Adds a job for these files of the server and gives its id. */
  add(name: string, ...more: string[]): Promise<string>;
}

export async function cliBench(files: Readonly<Record<string, FileBehaviour>>): Promise<CliBench> {
  const server = await startFileServer(files);
  const folder = temporaryFolder();
  const home = cliHome({ DOJOBS_SERVICE: 'embedded' });
  const run = (...args: string[]) => home.run(args);
  return {
    server,
    folder,
    environment: home.environment,
    run,
    add: async (name, ...more) => {
      const { stdout } = await run('add', server.url(name), '-d', folder.path, ...more);
      return stdout.trim();
    },
    [Symbol.asyncDispose]: async () => {
      await home[Symbol.asyncDispose]();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}
