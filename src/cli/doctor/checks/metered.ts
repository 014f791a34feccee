import type { Finding } from '../../schema/finding.ts';
import { ok, unknown, warning, type Check } from '../check.ts';
import { runProgram } from '../run-program.ts';

const QUESTION =
  '[Windows.Networking.Connectivity.NetworkInformation,Windows.Networking.Connectivity,ContentType=WindowsRuntime]' +
  '::GetInternetConnectionProfile().GetConnectionCost().NetworkCostType';

/** Whether the connection is one that the cost policy of a job may keep it from. */
export const metered: Check = async ({ service }) => {
  if (process.platform !== 'win32' || service === 'embedded') return [];
  return [judgeCost(await runProgram('powershell.exe', '-NoProfile', '-Command', QUESTION))];
};

/** @param said a NetworkCostType */
export function judgeCost(said: string | undefined): Finding {
  const cost = said?.trim();
  if (cost === 'Unrestricted') return ok('cost', 'The connection is not metered.');
  if (cost !== 'Fixed' && cost !== 'Variable')
    return unknown('cost', 'Windows does not tell what the connection costs.');
  return warning('cost', `The connection is metered (${cost}).`, 'Jobs with a cost policy wait for another one.');
}
