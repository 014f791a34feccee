import type { ExecutionContext } from 'ava';
import { downloadsBench, type DownloadsBench } from './downloads-bench.ts';
import { rule } from './rule.ts';
import type { Bond } from './service-under-test.ts';

/** A rule of downloads, which only Delivery Optimization has; `embedded`: our choice where its documents are silent. */
export function downloadRule(
  title: string,
  { binds }: { readonly binds: Exclude<Bond, 'bits'> },
  body: (t: ExecutionContext, bench: DownloadsBench) => Promise<void>,
): void {
  rule(title, { binds }, async (t, bench) => {
    await using downloads = await downloadsBench(bench);
    await body(t, downloads);
  });
}
