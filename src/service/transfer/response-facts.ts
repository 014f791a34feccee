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

/** The head of an answer as text, one character for each byte; `raw` has names and values in turn. */
export const headerBlock = (status: number, statusText: string | undefined, raw: readonly Buffer[]): string =>
  `HTTP/1.1 ${status}${statusText ? ` ${statusText}` : ''}\r\n${fieldsAtOnce(raw) ?? fieldByField(raw)}`;

/** Fields that came together still lie in memory side by side, with what stood between them: that is one text. */
function fieldsAtOnce(raw: readonly Buffer[]): string | undefined {
  const [first] = raw;
  const last = raw.at(-1);
  if (first === undefined || last === undefined) return '';
  let end = first.byteOffset;
  for (const { buffer, byteOffset, length } of raw) {
    if (buffer !== first.buffer || byteOffset < end) return undefined;
    end = byteOffset + length;
  }
  return `${Buffer.from(first.buffer, first.byteOffset, end - first.byteOffset).toString('latin1')}\r\n`;
}

function fieldByField(raw: readonly Buffer[]): string {
  const texts = raw.map((bytes) => bytes.toString('latin1'));
  return texts.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
}
