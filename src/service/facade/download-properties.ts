import {
  DO_DOWNLOAD_PROPERTIES,
  DO_E_READ_ONLY_PROPERTY,
  DO_E_WRITE_ONLY_PROPERTY,
  E_NOT_SET,
  type DODownloadProperty,
  type IDODownload,
  type PropertyFacts,
} from '../../bindings/index.ts';
import {
  ComError,
  E_NOTIMPL,
  type Giving,
  type HRESULT,
  type Implementation,
  type ValueOf,
  type Variant,
} from '../../com/index.ts';
import type { Download } from '../download/index.ts';
import { DOWNLOAD_SETTINGS } from './download-settings.ts';
import { held, type Received } from './held.ts';
import type { StatusTeller } from './status-teller.ts';
import type { StreamHolder } from './stream-holder.ts';

type PropertyName = ValueOf<typeof DODownloadProperty>;

/** What the properties of a download belong to. */
export interface PropertyParts {
  readonly download: Download;
  readonly teller: StatusTeller;
  readonly stream: StreamHolder;
}

/**
 * The properties of a download: type, direction and moment are checked. What this service cannot do it refuses to take,
 * instead of doing something else: blocking calls, tokens, client certificates and decryption.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadproperty
 */
export const downloadProperties = (
  parts: PropertyParts,
): Pick<Implementation<typeof IDODownload>, 'GetProperty' | 'SetProperty'> => ({
  GetProperty: (name) => {
    if (accessTo(name) === 'write') refuse('GetProperty', name, DO_E_WRITE_ONLY_PROPERTY);
    return read(parts, name) ?? refuse('GetProperty', name, E_NOT_SET);
  },
  SetProperty: (name, variant) => {
    if (accessTo(name) === 'read') refuse('SetProperty', name, DO_E_READ_ONLY_PROPERTY);
    write(parts, name, variant);
  },
});

const accessTo = (name: PropertyName): PropertyFacts['access'] => DO_DOWNLOAD_PROPERTIES[name].access;

function read({ download, teller, stream }: PropertyParts, name: PropertyName): Variant<Giving> | undefined {
  if (name === 'blocking-mode') return { type: 'bool', value: false };
  if (name === 'callback-interface') return pointer(teller.client);
  if (name === 'stream-interface') return pointer(stream.client);
  return DOWNLOAD_SETTINGS[name]?.get(download);
}

const pointer = (value: Giving | undefined): Variant<Giving> | undefined => value && { type: 'unknown', value };

function write({ download, teller, stream }: PropertyParts, name: PropertyName, variant: Received): void {
  const { set } = DOWNLOAD_SETTINGS[name] ?? {};
  if (set !== undefined) return download.set(set(variant));
  const removes = variant.type === 'empty';
  if (name === 'callback-interface') return teller.listen(removes ? undefined : held(variant, 'unknown'));
  if (name === 'stream-interface') return stream.hold(removes ? undefined : held(variant, 'unknown'));
  if (OFF.has(name)) return keepOff(download, name, held(variant, 'bool'));
  held(variant, name === 'security-context' ? 'bytes' : 'bstr');
  download.check('change');
  refuse('SetProperty', name, E_NOTIMPL);
}

/** What stays as it is: calls return at once, and requests are made in the name of the service's own user. */
const OFF: ReadonlySet<PropertyName> = new Set<PropertyName>(['blocking-mode', 'network-token']);

function keepOff(download: Download, name: PropertyName, on: boolean): void {
  download.check('change');
  if (on) refuse('SetProperty', name, E_NOTIMPL);
}

function refuse(method: string, name: PropertyName, code: HRESULT): never {
  throw new ComError(`IDODownload::${method} of ${name}`, code);
}
