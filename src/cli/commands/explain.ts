import { explainCode, formatHresult, type ErrorCategory } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { parseCode } from '../on-error/parse-code.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import type { Explanation } from '../schema/explanation.ts';

/** `dojobs explain`: what codes mean, without asking anybody. */
export async function explain(codes: readonly string[], options: FormatOptions): Promise<ExitClass> {
  const explained = codes.map(explanationOf);
  print(formatOf(options), { json: explained, lines: explained, text: () => explained.map(inWords).join('\n\n') });
  return explained.every(({ meaning }) => meaning !== null) ? 'done' : 'not-found';
}

function explanationOf(given: string): Explanation {
  const code = parseCode(given);
  const known = code === undefined ? undefined : explainCode(code);
  return {
    given,
    code: code === undefined ? null : formatHresult(code),
    number: code ?? null,
    name: known?.name ?? null,
    category: known?.category ?? null,
    meaning: known?.meaning ?? null,
    remedy: known?.remedy ?? null,
  };
}

function inWords({ given, code, number, name, category, meaning, remedy }: Explanation): string {
  if (code === null) return `${given}: no code, no name of one, and no HTTP status.`;
  const title = [name, code, `(${number})`].filter(Boolean).join(' ');
  if (meaning === null) return `${title}\n  Nothing is known of this code. ${facilityOf(code)}`;
  const kind = CATEGORIES[category as ErrorCategory];
  return [title, `  ${meaning}`, `  ${kind}`, ...(remedy === null ? [] : [`  What to do: ${remedy}`])].join('\n');
}

const CATEGORIES: Readonly<Record<ErrorCategory, string>> = {
  fatal: 'Fatal: the transfer stops until someone acts.',
  transient: 'Transient: it goes away, or the service tries again by itself.',
  policy: 'Policy: a policy or setting of this machine forbids it.',
  caller: 'Mistake of the caller: the same call fails again.',
  service: 'The service is not there, or died.',
  'not-found': 'What was asked for does not exist.',
  access: 'Rights are missing.',
  success: 'No failure at all.',
  'text-id': 'No answer of a call: it names a text.',
};

/** Who a code comes from, by its upper half. */
function facilityOf(code: string): string {
  const who = FACILITIES[(Number(code) >>> 16) & 0x7ff];
  return who === undefined ? '' : `By its number it comes from ${who}.`;
}

const FACILITIES: Readonly<Record<number, string>> = {
  1: 'RPC',
  3: 'the storage of COM',
  4: 'COM',
  7: 'Windows',
  8: 'the services of COM',
  0x19: 'an HTTP server',
  0x20: 'BITS',
  0xd0: 'Delivery Optimization',
};
