import { checkBindings } from './check-bindings.ts';
import { readFacts } from './facts.ts';
import { ourBindings } from './our-bindings.ts';

const { differences, summary } = await checkBindings(ourBindings, readFacts());
for (const difference of differences) console.error(difference);
console.log(
  differences.length === 0 ? `The bindings agree: ${summary}` : `${differences.length} differences: ${summary}`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
