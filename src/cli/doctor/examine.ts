import { messageOf } from '../problem.ts';
import type { Finding } from '../schema/finding.ts';
import { unknown, type Check, type Question } from './check.ts';
import { account } from './checks/account.ts';
import { disk } from './checks/disk.ts';
import { metered } from './checks/metered.ts';
import { policy } from './checks/policy.ts';
import { proxy } from './checks/proxy.ts';
import { service } from './checks/service.ts';
import { source } from './checks/source.ts';
import { windowsService } from './checks/windows-service.ts';

const CHECKS: Readonly<Record<string, Check>> = {
  service,
  'start type': windowsService,
  policy,
  account,
  cost: metered,
  disk,
  proxy,
  source,
};

/** Looks at all that can make a job fail, in the order in which it would. A check that fails hides no other. */
export async function examine(question: Question): Promise<readonly Finding[]> {
  const found = Object.entries(CHECKS).map(([name, check]) =>
    check(question).catch((error: unknown) => [unknown(name, messageOf(error))]),
  );
  return (await Promise.all(found)).flat();
}
