import { shownUrl } from '../../../model/index.ts';
import type { Finding } from '../../schema/finding.ts';
import { ok, problem, type Check } from '../check.ts';

/** Whether the proxies that the environment names can be proxies. */
export const proxy: Check = async () => judgeProxies(process.env);

export function judgeProxies(environment: NodeJS.ProcessEnv): Finding[] {
  const set = NAMES.flatMap((name) => [name, name.toLowerCase()]).filter((name) => environment[name]);
  if (set.length === 0) return [ok('proxy', 'The environment names no proxy.')];
  return [...new Set(set)].map((name) => {
    const value = environment[name] ?? '';
    if (URL.canParse(value) && PROTOCOLS.has(new URL(value).protocol))
      return ok('proxy', `${name} is ${shownUrl(value)}.`);
    return problem(
      'proxy',
      `${name} is "${shownUrl(value)}", which is no proxy.`,
      'Write it as http://host:port, or remove it.',
    );
  });
}

const NAMES = ['HTTP_PROXY', 'HTTPS_PROXY'];
const PROTOCOLS = new Set(['http:', 'https:']);
