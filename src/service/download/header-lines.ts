import { JobFault } from '../job/index.ts';

/** A token, and printable text of one byte per character. @see https://www.rfc-editor.org/rfc/rfc9110#section-5 */
const LINE = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[\t ]*((?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)[\t ]*$/;

/**
 * Reads header fields as a request has them: lines `Name: value`, separated by CR LF, with or without one at the end. Of
 * several fields with one name the values are joined by commas.
 * @throws {JobFault} `invalid-argument`: the line that is none, named by its number; it is not shown, for it may be secret
 */
export function headerLines(text: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  if (text === '') return fields;
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  lines.forEach((line, index) => {
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      const message = `Line ${index + 1} of the header fields is none. Write lines "Name: value", separated by CR LF.`;
      throw new JobFault('invalid-argument', message);
    }
    const field = name.toLowerCase();
    fields[field] = Object.hasOwn(fields, field) ? `${fields[field]}, ${value}` : value;
  });
  return fields;
}
