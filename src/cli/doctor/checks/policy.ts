import type { Finding } from '../../schema/finding.ts';
import { ok, warning, type Check } from '../check.ts';
import { runProgram } from '../run-program.ts';

const KEY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeliveryOptimization';

/** Whether a policy bends Delivery Optimization. @see https://learn.microsoft.com/windows/deployment/do/waas-delivery-optimization-reference */
export const policy: Check = async ({ service }) => {
  if (process.platform !== 'win32' || service === 'bits' || service === 'embedded') return [];
  return [judgeDownloadMode(await runProgram('reg.exe', 'query', KEY, '/v', 'DODownloadMode'))];
};

/** @param said what `reg query` says of the value; nothing where there is none */
export function judgeDownloadMode(said: string | undefined): Finding {
  const [, text] = /DODownloadMode\s+REG_DWORD\s+(0x[0-9a-f]+)/i.exec(said ?? '') ?? [];
  const mode = Number(text);
  if (mode === BYPASS) {
    const remedy = 'Ask who sets the policy for another mode, or use --service bits.';
    return warning('policy', 'The download mode is 100, bypass: Delivery Optimization is left out.', remedy);
  }
  if (mode === SIMPLE) {
    const remedy = 'Expect every byte from the server of the URL.';
    return warning('policy', 'The download mode is 99, simple: there are no peers and no cloud services.', remedy);
  }
  return ok('policy', text === undefined ? 'No policy sets a download mode.' : `The download mode is ${mode}.`);
}

const SIMPLE = 99;
const BYPASS = 100;
