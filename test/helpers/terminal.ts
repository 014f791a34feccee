import xterm from '@xterm/headless';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { temporaryFolder } from './temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly environment?: NodeJS.ProcessEnv;
  /** Where it runs. */
  readonly directory?: string;
  /** What is run instead of `dojobs` from its source: words before the arguments. */
  readonly command?: readonly string[];
}

/** A program in a pseudo-terminal, and what a person sees there. */
export interface TestTerminal extends AsyncDisposable {
  readonly emulator: InstanceType<typeof xterm.Terminal>;
  /** The rows, without spaces at their ends and empty rows at the end. */
  screen(): string;
  /** Fulfilled with the screen once it shows this; rejects when the program ends and never did. */
  shows(what: string | RegExp): Promise<string>;
  type(keys: string): void;
  /** Only its width: `stty` sets rows and columns one after the other, and the program would see a size in between. */
  resize(columns: number): void;
  readonly isCursorVisible: boolean;
  /** Every byte that came, as text. */
  readonly raw: string;
  /** The exit code, once everything that came is on the screen. */
  readonly ended: Promise<number | null>;
}

/** Runs `dojobs` in a terminal. Disposing it ends the program. */
export function openTerminal(args: readonly string[], options: TerminalOptions = {}): TestTerminal {
  const { columns = 100, rows = 24, environment = {}, directory } = options;
  const { command = [process.execPath, '--import', import.meta.resolve('tsx'), MAIN] } = options;
  const folder = temporaryFolder();
  const emulator = emulatorOf(columns, rows);
  const watchers = new Set<() => void>();
  let isCursorVisible = true;
  let isBeingDrawn = false;
  let raw = '';
  let isOver = false;
  for (const [final, isSet] of [
    ['h', true],
    ['l', false],
  ] as const) {
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
      if (parameters.includes(CURSOR)) isCursorVisible = isSet;
      if (parameters.includes(SYNCHRONIZED_OUTPUT)) isBeingDrawn = isSet;
      return false;
    });
  }

  const line = [
    `tty > ${quoted(folder.file('tty'))}`,
    `stty rows ${rows} cols ${columns}`,
    `exec ${[...command, ...args].map(quoted).join(' ')}`,
  ].join('; ');
  const child = spawn('script', ['-qefc', line, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: directory,
    env: { ...colourless(process.env), SHELL: '/bin/sh', TERM: 'xterm-256color', ...environment },
  });
  const look = () => watchers.forEach((watcher) => watcher());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    emulator.write(text, look);
  });
  // Who ends first does not read what is typed last.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      emulator.write('', () => {
        isOver = true;
        look();
        resolve(code);
      }),
    );
  });

  const screen = () => screenOf(emulator);
  const shows = (what: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const watcher = () => {
        // Nobody sees half of what is drawn at once, in however many pieces it arrives.
        if (isBeingDrawn && !isOver) return;
        const seen = screen();
        const isThere = typeof what === 'string' ? seen.includes(what) : what.test(seen);
        if (!isThere && !isOver) return;
        watchers.delete(watcher);
        if (isThere) resolve(seen);
        else reject(new Error(`The program ended and never showed ${what}:\n${seen}`));
      };
      watchers.add(watcher);
      watcher();
    });
  return {
    emulator,
    screen,
    shows,
    type: (keys) => void child.stdin.write(keys),
    resize: (width) => {
      emulator.resize(width, rows);
      const tty = readFileSync(folder.file('tty'), 'utf8').trim();
      spawnSync('stty', ['-F', tty, 'cols', String(width)]);
    },
    get isCursorVisible() {
      return isCursorVisible;
    },
    get raw() {
      return raw;
    },
    ended,
    [Symbol.asyncDispose]: async () => {
      if (!isOver) child.kill();
      await ended;
      emulator.dispose();
      folder[Symbol.dispose]();
    },
  };
}

const CURSOR = 25;
const SYNCHRONIZED_OUTPUT = 2026;

/** A terminal that knows the width of characters as modern ones do. */
function emulatorOf(cols: number, rows: number) {
  const emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const wcwidth = (code: number): 0 | 1 | 2 => Math.min(2, stringWidth(String.fromCodePoint(code))) as 0 | 1 | 2;
  emulator.unicode.register({
    version: 'modern',
    wcwidth,
    charProperties: (code, preceding) => {
      const width = code < FIRST_WIDE ? 1 : wcwidth(code);
      const before = (preceding >> 1) & 3;
      const joins = width === 0 && before > 0;
      return ((joins ? before : width) << 1) | (joins ? 1 : 0);
    },
  });
  emulator.unicode.activeVersion = 'modern';
  return emulator;
}

/** All characters before combining ones, but for controls, which never come here, take one column. */
const FIRST_WIDE = 0x300;

function screenOf({ buffer: { active }, rows }: InstanceType<typeof xterm.Terminal>): string {
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true));
  return lines
    .map((line) => (line ?? '').trimEnd())
    .join('\n')
    .trimEnd();
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** What the tests are run by must not decide about colours. */
const colourless = ({ NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...environment }: NodeJS.ProcessEnv) => environment;
