import { MAX_DESCRIPTION_LENGTH } from '../../model/index.ts';
import { checkText, invalid, shorten } from '../invalid.ts';

/**
 * The description of a program's job: what it says otherwise, and whose it is. Services have no better place for that,
 * and tools that show descriptions show it.
 */
export function tagged(description: string, program: string): string {
  checkText('The name of the program', program);
  if (!/^[^[\]\p{Cc}]{1,100}$/u.test(program)) {
    throw invalid(`The program "${shorten(program)}" is no name`, 'use 1 to 100 characters without square brackets');
  }
  const whole = `${description} [${program}]`.trimStart();
  if (whole.length <= MAX_DESCRIPTION_LENGTH) return whole;
  throw invalid(`A description of ${whole.length} characters, with the program's name`, 'shorten it');
}

export const isTagged = (description: string, program: string): boolean => description.endsWith(`[${program}]`);
