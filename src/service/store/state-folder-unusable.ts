/** State cannot be kept in a folder. The message names the folder, the reason and the remedy. */
export class StateFolderUnusable extends Error {
  override readonly name = 'StateFolderUnusable';
  readonly folder: string;

  /** @param remedy completes "…, or give another folder." */
  constructor(folder: string, remedy: string, options?: ErrorOptions) {
    super(`"${folder}" cannot keep the state. ${remedy}, or give another folder.`, options);
    this.folder = folder;
  }
}
