/** What a piece of text means to its reader; colours follow from it, and no meaning is told by colour alone. */
export type Tone = 'good' | 'busy' | 'waiting' | 'bad' | 'quiet' | 'strong';

/** Text as the program has it. It may hold anything that a server or another user has chosen. */
export type Piece = string | { readonly text: string; readonly tone: Tone | undefined };

/** A line for people. */
export type Line = string | readonly Piece[];

export const piecesOf = (line: Line): readonly Piece[] => (typeof line === 'string' ? [line] : line);

export const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.text);

export const withTone = (text: string, tone: Tone | undefined): Piece => ({ text, tone });

/**
 * Text that no terminal takes for a command: control characters are shown as pictures or marks, and so is what turns
 * the direction of writing. Line ends and tabs stay.
 */
export const harmless = (text: string): string =>
  text.replaceAll(/\r\n/g, '\n').replaceAll(/(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, picture);

/** Harmless text that stays in its line. */
export const inOneLine = (text: string): string => harmless(text).replaceAll(/[\n\t]/g, ' ');

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < SPACE) return String.fromCharCode(PICTURES + code);
  return code === DELETE ? '\u2421' : '\ufffd';
}

const SPACE = 0x20;
const DELETE = 0x7f;
/** Where Unicode has the pictures of the first 32 control characters. */
const PICTURES = 0x2400;
