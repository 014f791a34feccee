import type { FolderOwner } from './folder-owner.ts';

/** Another service works in a state folder. `owner` is `undefined` where it did not say who it is. */
export class StateFolderTaken extends Error {
  override readonly name = 'StateFolderTaken';
  readonly folder: string;
  readonly owner: FolderOwner | undefined;

  constructor(folder: string, owner: FolderOwner | undefined, options?: ErrorOptions) {
    super(
      `The state folder "${folder}" is in use by ${shown(owner)}. End that program, or give another folder.`,
      options,
    );
    this.folder = folder;
    this.owner = owner;
  }
}

const shown = (owner: FolderOwner | undefined): string =>
  owner === undefined
    ? 'a program that does not say who it is'
    : `process ${owner.pid}${owner.pid === process.pid ? ', which is this one' : ''} (${owner.program}), since ${owner.since}`;
