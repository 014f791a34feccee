/** When a job was created, last changed, and (once it is) completely transferred. */
export interface JobTimes {
  readonly created: Date;
  readonly modified: Date;
  readonly transferCompleted: Date | undefined;
}
