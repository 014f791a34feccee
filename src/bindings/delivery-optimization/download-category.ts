import { struct, wideString } from '../../com/index.ts';
import { DODownloadProperty } from './download-property.ts';

/**
 * Which downloads EnumDownloads lists: those whose property has this value. Only `id`, `uri`, `content-id`,
 * `display-name` and `local-path` are allowed.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_enum_category
 */
export const DO_DOWNLOAD_ENUM_CATEGORY = struct('DO_DOWNLOAD_ENUM_CATEGORY', {
  property: DODownloadProperty,
  value: wideString,
});
