import {
  DO_E_NO_DOWNLOADS,
  IEnumUnknown,
  type DO_DOWNLOAD_ENUM_CATEGORY,
  type IDOManager,
} from '../../bindings/index.ts';
import { ComError, E_INVALIDARG, type Implementation, type ObjectOptions, type ValueOf } from '../../com/index.ts';
import type { Download, DownloadQueue } from '../download/index.ts';
import { DownloadFacade } from './download-facade.ts';
import { DOWNLOAD_SETTINGS } from './download-settings.ts';
import { enumerator } from './enumerator.ts';
import type { NotifierSurroundings } from './notifier.ts';

type Category = ValueOf<typeof DO_DOWNLOAD_ENUM_CATEGORY>;

/**
 * Makes and lists downloads. All are those of one user; whoever asks for one is given the same object.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idomanager
 */
export function downloadManager(
  downloads: DownloadQueue,
  options: ObjectOptions,
  surroundings: NotifierSurroundings,
): Implementation<typeof IDOManager> {
  const facades = new WeakMap<Download, DownloadFacade>();
  const objectOf = (download: Download) => {
    let known = facades.get(download);
    if (known === undefined) facades.set(download, (known = new DownloadFacade(download, options, surroundings)));
    return known.object();
  };
  return {
    CreateDownload: () => objectOf(downloads.create()),
    EnumDownloads: (category) => {
      const items = downloads.downloads().filter(category === null ? () => true : matches(category));
      if (items.length === 0) throw new ComError('IDOManager::EnumDownloads', DO_E_NO_DOWNLOADS);
      return enumerator({ description: IEnumUnknown, items, objectOf }, options);
    },
  };
}

/** The only properties by which downloads can be told apart here. */
const CATEGORIES: ReadonlySet<Category['property']> = new Set<Category['property']>([
  'id',
  'uri',
  'content-id',
  'display-name',
  'local-path',
]);

function matches({ property, value }: Category): (download: Download) => boolean {
  if (!CATEGORIES.has(property)) throw new ComError(`IDOManager::EnumDownloads by ${property}`, E_INVALIDARG);
  return (download) => {
    const present = DOWNLOAD_SETTINGS[property]?.get(download);
    return present?.type === 'bstr' && present.value === value;
  };
}
