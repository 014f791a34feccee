/**
 * What an answer told besides the bytes of the file.
 * - `headers`: the status line and the fields as they came, each line ended by CR LF.
 * - `url`: where redirects led, without user name and password.
 * - `remoteAddress`: the IP address of the server, unless a proxy stands between.
 */
export interface ResponseFacts {
  readonly status: number;
  readonly headers: string;
  readonly url: string;
  readonly remoteAddress: string | undefined;
}

/** The head of an answer as text; header fields are bytes, one for each character. */
export function headerBlock(status: number, statusText: string | undefined, raw: readonly (Buffer | string)[]): string {
  let block = `HTTP/1.1 ${status}${statusText ? ` ${statusText}` : ''}\r\n`;
  for (let index = 0; index + 1 < raw.length; index += 2) block += `${text(raw[index])}: ${text(raw[index + 1])}\r\n`;
  return block;
}

const text = (bytes: Buffer | string | undefined): string =>
  typeof bytes === 'string' ? bytes : (bytes?.toString('latin1') ?? '');
