import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import test from 'ava';
import { failingLogDisk } from '../../helpers/failing-log-disk.ts';
import { findNotes, KeptNote, withNotes } from '../../helpers/notes.ts';
import type { Note, Notes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type State = Readonly<Record<string, Note>>;

/** `long`: writes a line that makes a log be shortened soon. A note that is not there is added, whatever the step. */
type Step = { readonly id: string; readonly does: 'write' | 'long' | 'remove' };

const steps = fc.array(
  fc.record<Step>({ id: fc.constantFrom('a', 'b'), does: fc.constantFrom('write', 'long', 'remove') }),
  { minLength: 1, maxLength: 25 },
);

/**
 * From its death on, a process does nothing any more: every call to the disk fails, the one at the moment of death after
 * half of its work or after all of it.
 */
const dyingDisk = (deathAt: number) =>
  failingLogDisk((_, count) => (count < deathAt ? undefined : count === deathAt ? 'half' : 'full'));

test('whatever call had returned is true for the next process, at whichever call to the disk one died', async (t) => {
  process.on('warning', () => {});
  const property = fc.asyncProperty(steps, fc.integer({ min: 1, max: 100 }), fc.boolean(), async (...run) => {
    const [steps, deathAt, syncToDisk] = run;
    using folder = temporaryFolder();
    const states: [before: State, after?: State] = [{}];
    const live = async (collection: Notes) => {
      const open = new Map<string, KeptNote>();
      for (const [number, step] of steps.entries()) {
        const line = step.does === 'long' ? `${number} `.padEnd(30_000, '.') : `${number}`;
        states[1] = after(states[0], step, line);
        take(collection, open, step, line);
        states[0] = states[1];
        await turn();
      }
    };
    await withNotes(folder.path, live, { disk: dyingDisk(deathAt), syncToDisk }).catch(() => {});
    const { notes, damaged } = await findNotes(folder.path);
    t.deepEqual(damaged, []);
    if (!isDeepStrictEqual(notes, states[1])) t.deepEqual(notes, states[0]);
  });
  await fc.assert(property, { numRuns: 100 });
});

function after(notes: State, { id, does }: Step, line: string): State {
  const { [id]: note, ...others } = notes;
  if (note === undefined) return { ...others, [id]: { title: id, lines: [] } };
  return does === 'remove' ? others : { ...others, [id]: { ...note, lines: [...note.lines, line] } };
}

function take(collection: Notes, open: Map<string, KeptNote>, { id, does }: Step, line: string): void {
  const note = open.get(id);
  if (note === undefined) open.set(id, KeptNote.add(collection, id));
  else if (does !== 'remove') note.write(line);
  else {
    note.remove();
    open.delete(id);
  }
}
