import { startFileServer, type FileBehaviour, type FileServer } from './file-server.ts';
import { runCli, type CliResult } from './run-cli.ts';
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
  const home = temporaryFolder();
  const environment = { DOJOBS_HOME: home.path, DOJOBS_SERVICE: 'embedded' };
  const run = (...args: string[]) => runCli(args, [], environment);
  return {
    server,
    folder,
    environment,
    run,
    add: async (name, ...more) => {
      const { stdout } = await run('add', server.url(name), '-d', folder.path, ...more);
      return stdout.trim();
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      folder[Symbol.dispose]();
      home[Symbol.dispose]();
    },
  };
}
