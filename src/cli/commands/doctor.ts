import { examine } from '../doctor/examine.ts';
import type { ExitClass } from '../exit-code.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { withTone, type Line, type Tone } from '../output/text.ts';
import type { Finding } from '../schema/finding.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export type DoctorOptions = ServiceOptions & FormatOptions & { readonly directory: string };

/** `dojobs doctor`: what would make a job fail, before it is made. */
export async function doctor(url: string | undefined, options: DoctorOptions): Promise<ExitClass> {
  const findings = await examine({ ...options, url });
  print(formatOf(options), { json: findings, lines: findings, text: () => findings.flatMap(inWords) });
  return findings.some(({ verdict }) => verdict === 'problem') ? 'unhealthy' : 'done';
}

const inWords = ({ check, verdict, what, remedy }: Finding): Line[] => [
  [withTone(verdict.padEnd(8), TONES[verdict]), ` ${check}: ${what}`],
  ...(remedy === null ? [] : [`         ${remedy}`]),
];

const TONES: Readonly<Record<Finding['verdict'], Tone>> = {
  ok: 'good',
  warning: 'waiting',
  problem: 'bad',
  unknown: 'quiet',
};
