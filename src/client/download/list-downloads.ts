import { DO_E_NO_DOWNLOADS, IDODownload, type IEnumUnknown } from '../../bindings/index.ts';
import { ComError, type Caller, type IUnknown } from '../../com/index.ts';
import { collect } from '../collect.ts';
import { ready, type Connection, type DownloadManagerPointer } from '../connection.ts';
import { checkText, checkWhole, invalid } from '../invalid.ts';
import { PROPERTIES, type DownloadProperties } from './download-properties.ts';
import type { KnownDownload } from './known-download.ts';
import { know } from './make-download.ts';

/** The properties that downloads are listed by. */
export type DownloadFilterName = 'id' | 'url' | 'contentId' | 'displayName' | 'path';
type Category = Exclude<Parameters<DownloadManagerPointer['EnumDownloads']>[0], null>;

/** Which downloads to list: those of which one property is exactly this. */
export type DownloadFilter = { readonly [K in DownloadFilterName]: Pick<DownloadProperties, K> }[DownloadFilterName];

const FILTERS: readonly DownloadFilterName[] = ['id', 'url', 'contentId', 'displayName', 'path'];

/**
 * The downloads of this user that fit, each with a pointer that is the caller's. When one cannot be read, or `signal`
 * aborts, none is kept.
 */
export async function listDownloads(
  connection: Connection,
  filter: DownloadFilter | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly KnownDownload[]> {
  using manager = await connection.downloadManager();
  using enumerator = await enumerate(connection, manager, filter);
  if (enumerator === undefined) return [];
  return await collect(
    enumerator,
    (object) => toDownload(connection, object),
    ({ pointer }) => pointer.release(),
    signal,
  );
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkFilter(filter: DownloadFilter): void {
  const names = Object.keys(filter);
  const [name, another] = names;
  if (name === undefined || another !== undefined || !FILTERS.some((each) => each === name)) {
    throw invalid(`A filter by "${names.join(', ')}"`, `name one of ${FILTERS.join(', ')}`);
  }
  const { value } = categoryOf(filter);
  checkText(`The ${name} to look for`, value);
  checkWhole(`The ${name} to look for`, value);
}

/** `undefined` where there is nothing to list. */
async function enumerate(
  connection: Connection,
  manager: DownloadManagerPointer,
  filter: DownloadFilter | undefined,
): Promise<Caller<typeof IEnumUnknown> | undefined> {
  try {
    return await ready(connection, await manager.EnumDownloads(filter === undefined ? null : categoryOf(filter)));
  } catch (error) {
    if (error instanceof ComError && error.hresult === DO_E_NO_DOWNLOADS) return undefined;
    throw error;
  }
}

function categoryOf(filter: DownloadFilter): Category {
  const given: Partial<Pick<DownloadProperties, DownloadFilterName>> = filter;
  const name = FILTERS.find((each) => each in given) ?? 'id';
  return { property: PROPERTIES[name].name, value: given[name] as string };
}

async function toDownload(connection: Connection, object: Caller<typeof IUnknown>): Promise<KnownDownload> {
  using element = object;
  const pointer = await ready(connection, await element.query(IDODownload));
  try {
    return await know(pointer);
  } catch (error) {
    await pointer.release();
    throw error;
  }
}
