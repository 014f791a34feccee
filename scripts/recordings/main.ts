import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenes } from './scenes.ts';
import { COLUMNS, openStage } from './stage.ts';
import { svgOf } from './svg.ts';

/** `npm run recordings`: runs the built command in a terminal and draws what it showed, into .github/images. */
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const images = new URL('../../.github/images/', import.meta.url);

if (!existsSync(program)) throw new Error(`There is no ${program}: build it by npm run build.`);
mkdirSync(images, { recursive: true });
await using stage = await openStage([process.execPath, program]);
for (const { name, title, play } of scenes) {
  const svg = svgOf(await play(stage), COLUMNS, title);
  writeFileSync(new URL(`${name}.svg`, images), svg);
  console.log(`${name}.svg  ${svg.length} bytes`);
}
