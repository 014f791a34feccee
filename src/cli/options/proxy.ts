import type { JobProxy } from '../../index.ts';
import { Problem } from '../problem.ts';

const USAGES: Readonly<Record<string, Exclude<JobProxy['usage'], 'override'>>> = {
  none: 'no-proxy',
  system: 'preconfig',
  autodetect: 'autodetect',
};

/** Through which proxy a job goes: one of these words, or an address. */
export function proxy(typed: string): JobProxy {
  const usage = Object.hasOwn(USAGES, typed) ? USAGES[typed] : undefined;
  if (usage !== undefined) return { usage };
  if (isAddress(typed)) return { usage: 'override', list: typed, bypass: null };
  const words = Object.keys(USAGES).join(', ');
  const remedy = `use ${words}, or an address as http://proxy:8080, without user name and password`;
  throw new Problem('usage', `"${typed.replace(/.*@/s, '')}" is no proxy: ${remedy}.`);
}

function isAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password } = new URL(typed);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}
