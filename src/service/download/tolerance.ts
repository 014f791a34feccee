import { JobFault } from '../job/index.ts';

/** As `SECURITY_FLAG` bits: which flaws of a server's certificate are let pass. */
const TOLERATED = { unknownCa: 0x100, wrongUsage: 0x200, wrongName: 0x1000, wrongDate: 0x2000 } as const;

/**
 * Lets only those combinations pass that can be kept to. None is tolerated so far but the empty one.
 * @throws {JobFault} `not-supported`
 */
export function checkTolerance(flags: number): void {
  if (flags === 0) return;
  const known = Object.values(TOLERATED).reduce((all, flag) => all | flag, 0);
  const what = (flags & ~known) === 0 ? 'flaws of certificates cannot be tolerated' : 'checks cannot be added';
  throw new JobFault('not-supported', `Security flags 0x${flags.toString(16)}: ${what}. Use 0.`);
}
