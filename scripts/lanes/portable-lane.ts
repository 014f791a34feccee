import type { Lane } from './lane.ts';
import { runAva } from './run-ava.ts';
import { runStep } from './run-step.ts';

/** Types, then every test that runs on any system. */
export const portableLane: Lane = {
  name: 'portable',
  run: () => {
    runStep(process.execPath, 'node_modules/typescript/bin/tsc');
    return runAva([process.execPath], []);
  },
};
