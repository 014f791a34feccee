import { match } from 'ts-pattern';
import type { Lane, LaneResult } from './lane.ts';
import { runAva, type NodeCommand } from './run-ava.ts';
import { runStep } from './run-step.ts';

/** The tests under test/windows: on Windows against its own services, on Linux under Wine, nowhere else. */
export const windowsLane = (platform: NodeJS.Platform): Lane =>
  match(platform)
    .returnType<Lane>()
    .with('win32', () => ({ name: 'Windows', run: () => runBuiltTests([process.execPath]) }))
    .with('linux', () => ({ name: 'Windows (under Wine)', run: runUnderWine }))
    .otherwise(() => ({ name: 'Windows', run: () => refuse(platform) }));

async function runUnderWine(): Promise<LaneResult> {
  runStep('scripts/wine/setup');
  runStep('scripts/wine/stop');
  try {
    return await runBuiltTests(['scripts/wine/run']);
  } finally {
    runStep('scripts/wine/stop');
  }
}

function runBuiltTests(node: NodeCommand): Promise<LaneResult> {
  runStep(process.execPath, '--import=tsx', 'scripts/build/tests.ts');
  return runAva(node, ['--config', 'build/scripts/lanes/windows-ava.config.js']);
}

const refuse = (platform: NodeJS.Platform): Promise<LaneResult> =>
  Promise.reject(new Error(`There is no Windows lane on ${platform}: run it on Windows or, under Wine, on Linux.`));
