/** A text as one word for the shell of this system, in quotes only where it would not be one without. */
export function shellWord(text: string, platform = process.platform): string {
  if (platform === 'win32') return /^[\w.,:/\\=@%+-]+$/.test(text) ? text : `"${text}"`;
  return /^[\w.,:/=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
