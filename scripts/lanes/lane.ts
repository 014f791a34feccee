import type { Counts } from './counts.ts';

/** A set of tests and the place they run in. `run` throws when it cannot get the tests to run at all. */
export type Lane = { readonly name: string; readonly run: () => Promise<LaneResult> };

/** `failures`: the lines that tell what failed and how; none when nothing did. */
export type LaneResult = { readonly counts: Counts; readonly failures: readonly string[] };
