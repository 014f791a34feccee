import { S_FALSE, type HRESULT } from '../com/index.ts';

/** What hands out elements in batches, and says with the last that there are no more. */
interface Enumerator<Element> {
  Next(count: number): Promise<readonly [HRESULT, readonly Element[]]>;
}

interface Releasable {
  release(): Promise<void>;
}

/** How many elements one call fetches; they are asked who they are all at once. */
const BATCH = 64;

/**
 * Makes something of every element, in order. When that fails for one of them, or `signal` aborts meanwhile, none is
 * kept.
 * @param make takes over the element
 * @param letGo gives back what was made
 */
export async function collect<Element extends Releasable, Made>(
  enumerator: Enumerator<Element>,
  make: (element: Element) => Promise<Made>,
  letGo: (made: Made) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<readonly Made[]> {
  const collected: Made[] = [];
  try {
    for (;;) {
      const [code, elements] = await next(enumerator, signal);
      const batch = await Promise.allSettled(elements.map(make));
      for (const each of batch) if (each.status === 'fulfilled') collected.push(each.value);
      const failure = batch.find((each) => each.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      signal?.throwIfAborted();
      if (code === S_FALSE) return collected;
    }
  } catch (error) {
    await Promise.all(collected.map(letGo));
    throw error;
  }
}

/** The next elements; none is asked for, nor kept, once `signal` has aborted. */
async function next<Element extends Releasable>(
  enumerator: Enumerator<Element>,
  signal: AbortSignal | undefined,
): Promise<readonly [HRESULT, readonly Element[]]> {
  signal?.throwIfAborted();
  const batch = await enumerator.Next(BATCH);
  if (signal?.aborted) await Promise.all(batch[1].map((element) => element.release()));
  signal?.throwIfAborted();
  return batch;
}
