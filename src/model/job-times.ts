/** When a job was created, last changed, and (once it is) completely transferred. */
export interface JobTimes {
  /** When it was created. */
  readonly created: Date;
  /** When a byte last arrived or a call last changed it. */
  readonly modified: Date;
  /** When everything had arrived; `undefined` before. */
  readonly transferCompleted: Date | undefined;
}
