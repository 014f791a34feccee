import { cliHome } from '../../test/helpers/cli-home.ts';
import { startFileServer, type FileServer } from '../../test/helpers/file-server.ts';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { openTerminal, type TestTerminal } from '../../test/helpers/terminal.ts';
import { frameOf, type Frame } from './svg.ts';

export const COLUMNS = 92;
const ROWS = 14;
const KIB = 1_024;

/** A server, a home and a folder for scenes, which follow each other on it. */
export interface Stage extends AsyncDisposable {
  readonly server: FileServer;
  /** Runs `dojobs` as it is typed, in the folder, and keeps what is seen: what `watching` noted, then the last screen. */
  play(
    typed: string,
    watching?: (terminal: TestTerminal, note: () => void) => Promise<void>,
  ): Promise<readonly Frame[]>;
}

/** @param command how the program is started: words before its arguments */
export async function openStage(command: readonly string[]): Promise<Stage> {
  const server = await startFileServer({
    'drivers.cab': { size: 900 * KIB, bytesPerSecond: 200 * KIB },
    'update.msi': { size: 700 * KIB, bytesPerSecond: 150 * KIB },
    'forbidden.cab': { status: 403 },
    'mirror.cab': { size: 120 * KIB },
    'notes.pdf': { size: 30 * KIB },
  });
  const home = cliHome({ DOJOBS_SERVICE: 'embedded' });
  const folder = temporaryFolder();
  return {
    server,
    play: async (typed, watching) => {
      const frames: Frame[] = [];
      const options = { command, columns: COLUMNS, rows: ROWS, environment: home.environment, directory: folder.path };
      await using terminal = openTerminal(typed.split(' '), options);
      const note = () => void frames.push(frameOf(terminal.emulator, `$ dojobs ${typed}`));
      await watching?.(terminal, note);
      await terminal.ended;
      note();
      return frames;
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await home[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
