import { describeInterface, interfacePointer, IUnknown, method, nullableInput, output } from '../../com/index.ts';
import { IEnumUnknown } from '../system/index.ts';
import { IDODownload } from './do-download.ts';
import { DO_DOWNLOAD_ENUM_CATEGORY } from './download-category.ts';

/**
 * Creates and lists downloads, since Windows 10 1809.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idomanager
 */
export const IDOManager = describeInterface({
  name: 'IDOManager',
  iid: '400e2d4a-1431-4c1a-a748-39ca472cfdb1',
  base: IUnknown,
  methods: [
    method(
      'CreateDownload',
      output(
        'download',
        interfacePointer(() => IDODownload),
      ),
    ),
    /** The elements are asked for IDODownload. With none to list it fails: `DO_E_NO_DOWNLOADS`. */
    method(
      'EnumDownloads',
      nullableInput('category', DO_DOWNLOAD_ENUM_CATEGORY),
      output(
        'ppEnum',
        interfacePointer(() => IEnumUnknown),
      ),
    ),
  ],
});
