import type { Finding } from '../../schema/finding.ts';
import { ok, problem, unknown, type Check } from '../check.ts';
import { runProgram } from '../run-program.ts';

/** Whether Windows may start the service. */
export const windowsService: Check = async ({ service }) => {
  if (process.platform !== 'win32' || service === 'embedded') return [];
  const name = service === 'bits' ? 'BITS' : 'dosvc';
  return [judgeStartType(name, await runProgram('sc.exe', 'qc', name))];
};

/** @param said what `sc qc` says of a service */
export function judgeStartType(name: string, said: string | undefined): Finding {
  const [, type] = /START_TYPE\s*:\s*(\d)/.exec(said ?? '') ?? [];
  if (type === undefined) return unknown('start type', `Windows does not tell how the service ${name} starts.`);
  if (type !== '4') return ok('start type', `The service ${name} may start.`);
  return problem(
    'start type',
    `The service ${name} is disabled.`,
    `As an administrator: sc config ${name} start= demand`,
  );
}
