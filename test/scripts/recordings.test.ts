import { fileURLToPath } from 'node:url';
import test from 'ava';
import { scenes } from '../../scripts/recordings/scenes.ts';
import { COLUMNS, openStage } from '../../scripts/recordings/stage.ts';
import { svgOf } from '../../scripts/recordings/svg.ts';
import { inTerminal } from '../helpers/terminal-test.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

inTerminal('a scene is drawn as a well-formed picture of what the terminal showed', async (t) => {
  await using stage = await openStage([process.execPath, '--import', import.meta.resolve('tsx'), MAIN]);
  const scene = scenes.find(({ name }) => name === 'get-mirror');
  const svg = svgOf((await scene?.play(stage)) ?? [], COLUMNS, 'a < b & c');
  t.deepEqual(openTags(svg), []);
  t.true(svg.includes('<title>a &lt; b &amp; c</title>'));
  const shown = svg.replaceAll(/<style>.*<\/style>|<[^>]*>/g, '\n');
  for (const words of ['$ dojobs get http://127.0.0.1:', 'BG_E_HTTP_ERROR_403', 'Trying again from', '100 %']) {
    t.true(shown.includes(words), words);
  }
});

test('several frames are shown one after the other, and a picture of one stands still', (t) => {
  const frame = (text: string) => ({
    rows: 1,
    runs: [{ row: 0, column: 0, width: 3, text, colour: undefined, dim: false, bold: false }],
  });
  t.regex(svgOf([frame('one'), frame('two')], 10, ''), /@keyframes k1.*class="f f0".*one.*class="f f1".*two/s);
  t.notRegex(svgOf([frame('one')], 10, ''), /keyframes|class=/);
});

/** The elements that are not closed in order, with every `<` and `&` that opens nothing. */
function openTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, closes, name, empties, stray] of xml.matchAll(
    /<(\/?)([a-z]+)(?:\s[\w:-]+="[^"<]*")*(\/?)>|(<|&(?!amp;|lt;|gt;))/g,
  )) {
    if (stray !== undefined) open.push(stray);
    else if (closes === '/' && open.at(-1) === name) open.pop();
    else if (empties === '') open.push(`${closes}${name}`);
  }
  return open;
}
