import { stripVTControlCharacters } from 'node:util';
import type { Counts } from './counts.ts';

/**
 * Counts the tests of an AVA run from its report and exit code (`null`: ended by a signal). The report is AVA's default
 * one, since its TAP reporter breaks down when a test times out.
 * - A known failure passes, as AVA sees it; a test that is only planned (`todo`) counts as skipped.
 * - Trouble without a test of its own is a failure: a crash, a time-out, a file without tests, a report that breaks off,
 *   an exit code other than 0, a run that executed no test.
 */
export function readReport(report: string, exitCode: number | null): Counts {
  const lines = linesOf(report);
  const ruler = lines.indexOf(RULER);
  const results = lines.slice(0, ruler === -1 ? lines.length : ruler);
  const count = (pattern: RegExp): number => results.filter((line) => pattern.test(line)).length;

  const passed = count(/^ {2}[✔√] /);
  const skipped = count(/^ {2}- \[(skip|todo)\] /);
  const failed = count(FAILED) + (ruler === -1 ? 1 : 0);
  const wentWrong = exitCode !== 0 || passed === 0;
  return { passed, failed: failed === 0 && wentWrong ? 1 : failed, skipped };
}

/** The lines of the tests that failed and AVA's details of them, as many as are still read. */
export function failuresIn(report: string): string[] {
  const lines = linesOf(report);
  const ruler = lines.indexOf(RULER);
  const results = ruler === -1 ? lines : lines.slice(0, ruler);
  const failed = results.filter((line) => FAILED.test(line));
  const details = ruler === -1 ? results.slice(-MOST_LINES) : lines.slice(ruler + 1);
  return [...failed, ...details.filter((line) => line.trim() !== '')].slice(0, MOST_LINES);
}

const MOST_LINES = 80;
const FAILED = /^ *[✘×] /;

/** Has AVA reported on everything? It writes what follows the ruler in one go. */
export const isComplete = (report: string): boolean => linesOf(report).includes(RULER);

const linesOf = (report: string): string[] => stripVTControlCharacters(report).split(/\r?\n/);

/** Divides the results, as they came in, from the details of the failures and AVA's own sums. */
const RULER = '  ─';
