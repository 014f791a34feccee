import {
  IBackgroundCopyCallback2,
  type IBackgroundCopyError,
  type IBackgroundCopyJob,
} from '../../src/bindings/index.ts';
import { implement, type Borrowed, type Calling, type ComObject } from '../../src/com/index.ts';

export interface Told {
  readonly kind: 'transferred' | 'error' | 'modified' | 'file';
  readonly job: Borrowed<typeof IBackgroundCopyJob>;
  readonly error?: Borrowed<typeof IBackgroundCopyError>;
}

/** A client's callback that writes down what it is told, and acts while it is being told. */
export interface Listener {
  readonly object: ComObject;
  readonly kinds: readonly Told['kind'][];
  /** Waits for the first notice of a kind, or for the `count`-th. */
  heard(kind: Told['kind'], count?: number): Promise<void>;
}

/** @param calling how its calls to what it is shown travel: `queued` when the service lives in another process */
export function listener(act: (told: Told) => void = () => undefined, calling: Calling = 'direct'): Listener {
  const kinds: Told['kind'][] = [];
  const waiting = new Set<() => void>();
  const hear = (told: Told): void => {
    kinds.push(told.kind);
    try {
      act(told);
    } finally {
      for (const look of waiting) look();
    }
  };
  const object = implement(
    IBackgroundCopyCallback2,
    {
      JobTransferred: (job) => hear({ kind: 'transferred', job }),
      JobError: (job, error) => hear({ kind: 'error', job, error }),
      JobModification: (job) => hear({ kind: 'modified', job }),
      FileTransferred: (job) => hear({ kind: 'file', job }),
    },
    { calling },
  );
  const heard = (kind: Told['kind'], count = 1) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (kinds.filter((each) => each === kind).length < count) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { object, kinds, heard };
}
