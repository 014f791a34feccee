import type { Finding } from '../../schema/finding.ts';
import { ok, problem, unknown, warning, type Check } from '../check.ts';
import { runProgram } from '../run-program.ts';

/** Whether jobs of this logon are transferred at all. @see https://learn.microsoft.com/windows/win32/bits/users-and-network-connections */
export const account: Check = async ({ service }) => {
  if (process.platform !== 'win32' || service === 'embedded') return [];
  return judgeGroups(await runProgram('whoami.exe', '/groups', '/fo', 'csv', '/nh'));
};

/** @param said what `whoami /groups` says */
export function judgeGroups(said: string | undefined): Finding[] {
  if (said === undefined) return [unknown('logon', 'Windows does not tell the groups of this logon.')];
  const is = (sid: string) => said.includes(`"${sid}"`);
  const logon =
    is(NETWORK) && !is(INTERACTIVE)
      ? problem(
          'logon',
          'This is a network logon: its jobs wait for ever.',
          'Run from an interactive logon, or as SYSTEM.',
        )
      : ok('logon', 'The logon may transfer files.');
  const elevation =
    is(HIGH) || is(SYSTEM)
      ? ok('elevation', 'This process is elevated.')
      : warning('elevation', 'This process is not elevated.', 'To reach jobs that were made elevated, run elevated.');
  return [logon, elevation];
}

const NETWORK = 'S-1-5-2';
const INTERACTIVE = 'S-1-5-4';
const HIGH = 'S-1-16-12288';
const SYSTEM = 'S-1-16-16384';
