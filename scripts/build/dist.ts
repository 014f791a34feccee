import { chmodSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { compile } from './compile.ts';

/** `npm run build`: what the npm package ships, plain ES modules with their declarations, in dist/. */
compile(new URL('tsconfig.dist.json', import.meta.url), new URL('../../dist/', import.meta.url));
for (const command of Object.values(manifest.bin)) {
  chmodSync(new URL(`../../${command}`, import.meta.url), 0o755);
}
