/** What became of the tests of a lane, or of several. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0 };

export const sum = (counts: readonly Counts[]): Counts => ({
  passed: total(counts, 'passed'),
  failed: total(counts, 'failed'),
  skipped: total(counts, 'skipped'),
});

/** The one line that ends a run of all lanes. */
export const summaryLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const total = (counts: readonly Counts[], kind: keyof Counts): number =>
  counts.reduce((soFar, each) => soFar + each[kind], 0);
