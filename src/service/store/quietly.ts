/** Does what may fail without anybody having to know: what is left undone is made up for later, or does no harm. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}
