import test, { registerCompletionHandler, type ExecutionContext } from 'ava';
import { onWindows } from '../../../src/com/index.ts';
import { contractBench, type ContractBench } from './contract-bench.ts';
import type { Bond, ServiceUnderTest } from './service-under-test.ts';
import { services } from './services/index.ts';

export const BOTH: readonly Bond[] = ['delivery-optimization', 'bits'];

/** A rule of BITS that Delivery Optimization's documents do not speak of, and that the embedded service keeps. */
export const BITS_AND_EMBEDDED: readonly Bond[] = ['bits', 'embedded'];

/** One rule, one test for each service of this lane that it binds. */
export function rule(
  title: string,
  { binds }: { readonly binds: Bond | readonly Bond[] },
  body: (t: ExecutionContext, bench: ContractBench) => Promise<void>,
): void {
  const bound = services.filter(({ bonds }) => bonds.some((bond) => [binds].flat().includes(bond)));
  if (bound.length === 0) return test.skip(`${title} (no service of this lane is bound by that)`, () => undefined);
  for (const service of bound) {
    const declare = isExpectedToFail(service, title) ? test.failing : test;
    declare(`${service.name}: ${title}`, async (t) => {
      await using bench = await contractBench(service);
      await body(t, bench);
    });
  }
}

const isExpectedToFail = ({ expectedFailures }: ServiceUnderTest, title: string): boolean =>
  expectedFailures.some(({ titles }) =>
    titles.some((known) => (typeof known === 'string' ? known === title : known.test(title))),
  );

/** A service that is not there fails here: its rules would only seem to be broken, as some are expected to be. */
test.before('the services are there', () => begin(3));

test.after.always('the services end', end);

/** Each is asked once all have begun: under Wine one that begins can make COM forget another that was there. */
async function begin(attempts: number): Promise<void> {
  for (const service of services) await service.begin?.();
  try {
    for (const service of services) await reach(service);
  } catch (error) {
    if (attempts === 1) throw error;
    await end();
    await begin(attempts - 1);
  }
}

async function reach(service: ServiceUnderTest): Promise<void> {
  const { manager, close } = await service.connect();
  await manager.release();
  await close();
}

async function end(): Promise<void> {
  for (const service of services) await service.end?.();
}

/** A connection to a server that has ended can keep the threads of COM busy, and the process with them. */
if (onWindows) registerCompletionHandler(() => process.exit());
