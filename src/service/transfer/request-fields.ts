/** What a caller may add to a request, but not say in place of the transfer or of the connection. */
const RESERVED = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'keep-alive',
  'proxy-connection',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** The fields of one request, by lower-case name. */
export type RequestFields = Record<string, string>;

/**
 * A caller's own fields as they go with a request: without those that are reserved, and without credentials where the
 * request leads to `isFirstOrigin` no longer. A proxy's credentials belong in its address: undici refuses them here.
 */
export function customFields(
  headers: Readonly<Record<string, string>>,
  { isFirstOrigin, isProxied }: { isFirstOrigin: boolean; isProxied: boolean },
): RequestFields {
  const fields: RequestFields = {};
  for (const [name, value] of Object.entries(headers)) {
    const field = name.toLowerCase();
    if (RESERVED.has(field) || (CREDENTIALS.has(field) && !isFirstOrigin)) continue;
    if (field === 'proxy-authorization' && isProxied) continue;
    fields[field] = value;
  }
  return fields;
}

/** User name and password of a URL as a server expects them. */
export function authorization({ username, password }: URL): RequestFields {
  if (username === '' && password === '') return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A percent sign that begins no escape stands for itself. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
