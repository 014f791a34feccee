/** Whether a text names a record, or a kind of records, on every file system: letters of one case only, and no path. */
export const isRecordId = (text: string): boolean => /^[0-9a-z][0-9a-z-]{0,99}$/.test(text);

/** @throws {TypeError} */
export function checkRecordId(text: string): void {
  if (isRecordId(text)) return;
  throw new TypeError(`"${text}" names no record. Use up to 100 lower-case letters, digits and hyphens.`);
}
