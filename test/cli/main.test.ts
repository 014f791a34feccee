import test from 'ava';
import { readFileSync } from 'node:fs';
import { runCli } from '../helpers/run-cli.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Tells at the end, on stderr, whether the process loaded koffi's library. */
const WATCHING = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { sharedObjects } = process.report.getReport();
    const loaded = sharedObjects.some((name) => /koffi[^/\\\\]*\\.node$/.test(name));
    process.stderr.write(loaded ? '[koffi is loaded]' : '[koffi is not loaded]');
  });
`)}`;

test.serial('dojobs --version tells the version, and loads no library for it', async (t) => {
  const { code, stdout, stderr } = await runCli(['--version'], [WATCHING]);
  t.is(stdout, `${version}\n`);
  t.is(stderr, '[koffi is not loaded]');
  t.is(code, 0);
});

test.serial('dojobs list leaves that to the agent', async (t) => {
  const { stdout, stderr, code } = await runCli(['list', '--service', 'embedded', '--json'], [WATCHING]);
  t.true(stderr.includes('[koffi is not loaded]'), stderr);
  t.deepEqual(JSON.parse(stdout), { service: 'embedded', source: 'service', jobs: [] });
  t.is(code, 0);
});

test.serial('dojobs serve does load it', async (t) => {
  const { stderr } = await runCli(['serve', '--until-stdin-ends'], [WATCHING]);
  t.true(stderr.includes('[koffi is loaded]'), stderr);
});

test.serial('dojobs --help names the command', async (t) => {
  const { code, stdout } = await runCli(['--help']);
  t.true(stdout.includes('get [options] <url...>'), stdout);
  t.is(code, 0);
});

test.serial('an unknown command is refused', async (t) => {
  const { code, stdout, stderr } = await runCli(['fetch']);
  t.is(stdout, '');
  t.true(stderr.includes("'fetch'"), stderr);
  t.is(code, 2);
});

test.serial('what is missing on the command line is told as everything else is', async (t) => {
  const { code, stderr } = await runCli(['show']);
  t.is(stderr, "dojobs: missing required argument 'job'\nSee dojobs --help.\n");
  t.is(code, 2);
});
