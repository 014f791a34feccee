import type { PlannedFault } from './fault.ts';
import type { NetworkFaults } from './network-faults.ts';
import {
  PlannedAnswer,
  PlannedCorruption,
  PlannedBreak,
  PlannedSlowness,
  PlannedStall,
  type Target,
} from './planned-faults.ts';

/** What can strike an answer, each kind in the order in which it was set. */
export interface FileFaults {
  readonly answers: readonly PlannedAnswer[];
  readonly stalls: readonly PlannedStall[];
  readonly cuts: readonly PlannedBreak[];
  readonly corruptions: readonly PlannedCorruption[];
  readonly slownesses: readonly PlannedSlowness[];
}

/** The faults of a server: set by whoever tests, looked up with every request. */
export interface ServerFaults {
  readonly faults: NetworkFaults;
  /** What is set for a file now; what is set later is for later requests. */
  of(name: string): FileFaults;
}

/** @param target finds a file of the server; it throws where there is none */
export function serverFaults(target: (name: string) => Target): ServerFaults {
  const byFile = new Map<string, FileFaults>();
  const of = (name: string): FileFaults => byFile.get(name) ?? NONE;
  const add = <F extends PlannedFault>(name: string, kind: keyof FileFaults, fault: F): F => {
    byFile.set(name, { ...of(name), [kind]: [...of(name)[kind].filter(({ active }) => active), fault] });
    return fault;
  };
  return {
    of,
    faults: {
      answer: (name, fault) => add(name, 'answers', new PlannedAnswer(target(name), fault)),
      stall: (name, fault = {}) => add(name, 'stalls', new PlannedStall(target(name), fault)),
      cutOff: (name, fault = {}) => add(name, 'cuts', new PlannedBreak(target(name), fault)),
      corrupt: (name, fault) => add(name, 'corruptions', new PlannedCorruption(target(name), fault)),
      slowDown: (name, fault) => add(name, 'slownesses', new PlannedSlowness(target(name), fault)),
      clear: () => {
        for (const { answers, stalls, cuts, corruptions, slownesses } of byFile.values()) {
          for (const fault of [...answers, ...stalls, ...cuts, ...corruptions, ...slownesses]) fault.clear();
        }
        byFile.clear();
      },
    },
  };
}

const NONE: FileFaults = { answers: [], stalls: [], cuts: [], corruptions: [], slownesses: [] };
