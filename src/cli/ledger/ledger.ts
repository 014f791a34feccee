import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../output/say.ts';

/** A job that this tool made. `service` tells services apart, `files` is for people. */
export interface LedgerEntry {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly files: readonly { readonly url: string; readonly path: string }[];
}

/**
 * The jobs that this tool made and nobody has ended yet, since a service may have no way to list them. A file for each
 * job, written whole or not at all and synced: runs at the same time cannot get in each other's way.
 */
export class Ledger {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Fulfilled once it is on the disk. */
  async add(entry: LedgerEntry): Promise<void> {
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(this.#path(entry.id), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  }

  /** Fine when it is not there: another tool may have made the job. */
  async rename(id: string, name: string): Promise<void> {
    const entry = await this.#read(`${id}.json`);
    if (entry !== undefined) await this.add({ ...entry, name });
  }

  /** Fine when it is not there. */
  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** The oldest first. What cannot be read is told on stderr and left alone. */
  async entries(service: string): Promise<readonly LedgerEntry[]> {
    const names = await readdir(this.#folder).catch(nothingYet);
    const entries = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name)));
    return entries
      .filter((entry) => entry !== undefined)
      .filter((entry) => entry.service === service)
      .sort((one, other) => one.created.localeCompare(other.created));
  }

  async #read(name: string): Promise<LedgerEntry | undefined> {
    const path = join(this.#folder, name);
    try {
      const entry = JSON.parse(await readFile(path, 'utf8')) as LedgerEntry;
      if (typeof entry.id === 'string' && typeof entry.service === 'string') return entry;
    } catch (error) {
      // Another run may have ended the job between our two looks.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    }
    say(`dojobs: "${path}" is not an entry of the ledger of jobs: remove it, or put back what it was.`);
    return undefined;
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

function nothingYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
