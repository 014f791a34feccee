import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { cliBench, type CliBench } from '../helpers/cli-bench.ts';

const page = readFileSync(new URL('../../.github/RECIPES.md', import.meta.url), 'utf8');
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

interface Recipe {
  readonly title: string;
  readonly script: string;
  /** What `handler.ts` is to contain. */
  readonly handler: string | undefined;
}

const recipes: readonly Recipe[] = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    script: /```sh\n(.*?)```/s.exec(section)?.[1] ?? '',
    handler: /```ts\n(.*?)```/s.exec(section)?.[1],
  }));

test('the page has recipes, and each has a script', (t) => {
  t.true(recipes.length >= 9);
  for (const { title, script } of recipes) t.not(script, '', title);
});

/** Windows has another shell; the commands run there in its own lane. */
const withShell = process.platform === 'win32' ? test.serial.skip : test.serial;

for (const recipe of recipes) {
  withShell(`the recipe "${recipe.title}" works as it stands on the page`, async (t) => {
    await using bench = await cliBench({
      'drivers.cab': { size: 20_000 },
      'notes.pdf': { size: 10 },
      'forbidden.cab': { status: 403 },
      'mirror/forbidden.cab': { size: 300 },
      'stalled.cab': { size: 5_000, stallAfter: 1_000 },
    });
    const { code, said } = await cook(bench, recipe);
    t.is(code, 0, said);
  });
}

async function cook(bench: CliBench, { script, handler }: Recipe) {
  const { server, folder, environment } = bench;
  const atServer = (words: string) => words.replaceAll('https://example.com/', server.url('notes.pdf').slice(0, -9));
  mkdirSync(folder.file('downloads'));
  mkdirSync(folder.file('bin'));
  writeFileSync(folder.file('bin/dojobs'), `#!/bin/sh\nexec "${process.execPath}" --import "${TSX}" "${MAIN}" "$@"\n`);
  chmodSync(folder.file('bin/dojobs'), 0o755);
  if (handler !== undefined) writeFileSync(folder.file('handler.ts'), atServer(handler));
  const child = spawn('sh', ['-euc', atServer(script)], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...environment,
      PATH: `${folder.file('bin')}:${process.env['PATH']}`,
      DRIVERS_SHA256: createHash('sha256').update(server.contentOf('drivers.cab')).digest('hex'),
    },
  });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { code: child.exitCode, said: stdout + stderr };
}
