import { S_FALSE, type HRESULT } from '../com/index.ts';

/** What hands out elements in batches, and says with the last that there are no more. */
interface Enumerator<Element> {
  Next(count: number): Promise<readonly [HRESULT, readonly Element[]]>;
}

/** How many elements one call fetches; they are asked who they are all at once. */
const BATCH = 64;

/**
 * Makes something of every element, in order. When that fails for one of them, or `signal` aborts, none is kept.
 * @param make takes over the element
 * @param letGo gives back what was made
 */
export async function collect<Element, Made>(
  enumerator: Enumerator<Element>,
  make: (element: Element) => Promise<Made>,
  letGo: (made: Made) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<readonly Made[]> {
  const collected: Made[] = [];
  try {
    for (;;) {
      signal?.throwIfAborted();
      const [code, elements] = await enumerator.Next(BATCH);
      const batch = await Promise.allSettled(elements.map(make));
      for (const each of batch) if (each.status === 'fulfilled') collected.push(each.value);
      const failure = batch.find((each) => each.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      if (code === S_FALSE) return collected;
    }
  } catch (error) {
    await Promise.all(collected.map(letGo));
    throw error;
  }
}
