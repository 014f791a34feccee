import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { match } from 'ts-pattern';
import { z } from 'zod';
import { openStore } from '../../src/service/store/index.ts';
import type {
  Collection as Collection,
  Damaged,
  RecordKind,
  RecordLog,
  StoreOptions,
} from '../../src/service/store/index.ts';

/** A record that shows every change that was made to it, in order. */
export type Note = z.infer<typeof note>;

export type NoteChange = z.infer<typeof change>;

const note = z.object({ title: z.string(), lines: z.array(z.string()) });

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), title: z.string() }),
  z.object({ kind: z.literal('line'), line: z.string() }),
]);

export const notes: RecordKind<Note, NoteChange> = {
  name: 'notes',
  record: note,
  change,
  apply: (record, made) =>
    match(made)
      .with({ kind: 'title' }, ({ title }) => void (record.title = title))
      .with({ kind: 'line' }, ({ line }) => void record.lines.push(line))
      .exhaustive(),
};

export type Notes = Collection<Note, NoteChange>;

export const logOf = (folder: string, id: string): string => join(folder, 'notes', `${id}.log`);

/** A note that is changed on disk first, then in memory, as an owner does. */
export class KeptNote {
  readonly note: Note;
  readonly #log: RecordLog<NoteChange>;

  constructor(note: Note, log: (snapshot: () => Note) => RecordLog<NoteChange>) {
    this.note = note;
    this.#log = log(() => this.note);
  }

  static add(collection: Notes, id: string, title = id): KeptNote {
    const note = { title, lines: [] };
    return new KeptNote(note, (snapshot) => collection.add(id, note, snapshot));
  }

  change(made: NoteChange): void {
    this.#log.append(made);
    notes.apply(this.note, made);
  }

  write(...lines: string[]): this {
    for (const line of lines) this.change({ kind: 'line', line });
    return this;
  }

  remove(): void {
    this.#log.remove();
  }
}

/** What the next process finds in a state folder. */
export interface FoundNotes {
  readonly notes: Readonly<Record<string, Note>>;
  readonly damaged: readonly Damaged[];
}

/** Opens the folder, does something with the notes in it, and closes it again. */
export async function withNotes<T>(
  folder: string,
  work: (collection: Notes) => T | Promise<T>,
  options?: StoreOptions,
): Promise<T> {
  await using store = await openStore(folder, options);
  return await work(store.collection(notes));
}

export const takeUp = (collection: Notes, id: string): KeptNote => {
  const found = collection.found.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no note "${id}".`);
  return new KeptNote(found.record, found.take);
};

export const findNotes = (folder: string): Promise<FoundNotes> =>
  withNotes(folder, ({ found, damaged }) => ({
    notes: Object.fromEntries(found.map(({ id, record }) => [id, record])),
    damaged,
  }));

/** The bytes of a log that says this and no more. */
export async function logBytes(folder: string, ...lines: string[]): Promise<Buffer> {
  await withNotes(folder, (collection) => void KeptNote.add(collection, 'template').write(...lines));
  return readFileSync(logOf(folder, 'template'));
}
