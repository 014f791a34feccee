import { E_NOT_SET, IBackgroundCopyFile5, type IBackgroundCopyFile } from '../bindings/index.ts';
import { ComError, E_NOTIMPL, type Caller } from '../com/index.ts';
import { ready, type Connection } from './connection.ts';

/**
 * What a file's server answered last.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-file-property-id-
 */
export interface FileResponse {
  /** Where the file comes from now: the target of a redirect, where the job reports those. */
  readonly url: string;
  /** The file's absolute local path. */
  readonly path: string;
  /** The HTTP status; `undefined` where the service keeps the header fields only. */
  readonly status: number | undefined;
  /** The header fields by their names in lower case, those of the same name joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The last answer of a file's server; `undefined` where there was none, or nobody kept it. */
export async function responseOf(
  connection: Connection,
  file: Caller<typeof IBackgroundCopyFile>,
): Promise<FileResponse | undefined> {
  using withProperties = await file.tryQuery(IBackgroundCopyFile5);
  if (withProperties === undefined) return undefined;
  await ready(connection, withProperties);
  const text = await headersOf(withProperties);
  if (!text) return undefined;
  return { url: await file.GetRemoteName(), path: await file.GetLocalName(), ...parsed(text) };
}

async function headersOf(file: Caller<typeof IBackgroundCopyFile5>): Promise<string | null> {
  try {
    return await file.GetProperty('http-response-headers');
  } catch (error) {
    if (error instanceof ComError && (error.hresult === E_NOT_SET || error.hresult === E_NOTIMPL)) return null;
    throw error;
  }
}

function parsed(text: string): Pick<FileResponse, 'status' | 'headers'> {
  const headers: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (const line of lines) {
    const [, field, value] = /^([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (field === undefined || value === undefined) continue;
    const name = field.toLowerCase();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const status = /^HTTP\/\S+ (\d{3})/.exec(text)?.[1];
  return { status: status === undefined ? undefined : Number(status), headers };
}
