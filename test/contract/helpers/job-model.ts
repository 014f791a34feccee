import { isFinal, type JobState } from '../../../src/model/index.ts';

/** What the server does about a file. `busy` and `gone` fail, the one transiently; `stalls` never comes to an end. */
export type Fate = 'fine' | 'busy' | 'gone' | 'stalls';

export interface ModelFile {
  readonly name: string;
  fate: Fate;
  /** `either`: it is wanted after a file that does not come, so nobody can tell whether it was fetched beside that. */
  arrived: 'yes' | 'no' | 'either';
}

/** A job as its documents describe it, without clock, network and disk. */
export class JobModel {
  state: JobState = 'suspended';
  readonly files: ModelFile[] = [];
  /** Whether the server holds nothing back any more. */
  released = false;

  get isFinal(): boolean {
    return isFinal(this.state);
  }

  get isRunning(): boolean {
    return this.state === 'transferring';
  }

  add(fate: Fate): ModelFile {
    const file: ModelFile = {
      name: `${this.files.length}.bin`,
      fate: fate === 'stalls' && this.released ? 'fine' : fate,
      arrived: 'no',
    };
    this.files.push(file);
    return file;
  }

  resume(): void {
    if (this.state === 'transferred' && this.files.every(({ arrived }) => arrived === 'yes')) return;
    this.state = 'transferring';
    this.settle();
  }

  suspend(): void {
    if (this.state === 'transferring' || this.state === 'transient-error') this.state = 'suspended';
  }

  release(): void {
    this.released = true;
    for (const file of this.files) if (file.fate === 'stalls') file.fate = 'fine';
    this.settle();
  }

  /** Where a running job comes to rest: files are fetched in their order, and the first that does not come decides. */
  settle(): void {
    if (!this.isRunning) return;
    const decisive = this.files.findIndex(({ fate, arrived }) => fate !== 'fine' && arrived !== 'yes');
    this.files.forEach((file, index) => {
      if (decisive === -1 || index < decisive) file.arrived = 'yes';
      else if (file.fate === 'fine' && file.arrived === 'no') file.arrived = 'either';
    });
    this.state = REST[this.files[decisive]?.fate ?? 'fine'];
  }
}

const REST: Readonly<Record<Fate, JobState>> = {
  fine: 'transferred',
  busy: 'transient-error',
  gone: 'error',
  stalls: 'transferring',
};
