import { E_NOT_SET } from '../../bindings/index.ts';
import { ComError } from '../../com/index.ts';
import { attempt, type Remedies } from '../attempt.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { invalid } from '../invalid.ts';
import {
  factsOf,
  PROPERTIES,
  type DownloadProperties,
  type DownloadSettings,
  type Property,
  type DownloadPropertyName,
  type ReadableProperty,
} from './download-properties.ts';
import type { DownloadPointer } from './known-download.ts';

type Settings = Partial<DownloadSettings>;

/** Refuses what no download takes, before anything is set. @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkSettings(settings: Settings): void {
  for (const name of namesIn(settings)) {
    if (factsOf(name).access === 'read') throw invalid(`The ${name} of a download cannot be set`, 'leave it out');
    check(name, settings);
  }
}

/**
 * Sets what is given, one after the other, and nothing once `signal` has aborted.
 * @param of the download, as messages name it
 */
export async function writeSettings(
  download: DownloadPointer,
  settings: Settings,
  of: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const name of namesIn(settings)) {
    signal?.throwIfAborted();
    const set = () => download.SetProperty(PROPERTIES[name].name, pack(name, settings));
    await attempt(`set the ${name} of ${of}`, set, unknownBefore(name));
  }
}

/** Reads a property; `undefined` where it was never set. */
export async function readProperty<K extends ReadableProperty>(
  download: DownloadPointer,
  name: K,
  of: string,
): Promise<DownloadProperties[K] | undefined> {
  checkName(name);
  if (factsOf(name).access === 'write') throw invalid(`The ${name} of a download cannot be read`, 'only set it');
  const property = propertyOf(name);
  const read = async () => {
    const variant = await download.GetProperty(property.name);
    const value = property.unpack(variant);
    if (value !== undefined || variant.type === 'empty') return value;
    if (variant.type === 'unknown') await variant.value.release();
    throw new DeliveryOptimizationError('unexpected', `The ${name} of ${of} came as a ${variant.type}.`);
  };
  return attempt(`read the ${name} of ${of}`, () => read().catch(unset), unknownBefore(name));
}

function unset(error: unknown): undefined {
  if (error instanceof ComError && error.hresult === E_NOT_SET) return undefined;
  throw error;
}

/** The names of what is given. @throws {DeliveryOptimizationError} `invalid-argument` */
function namesIn(settings: Settings): (keyof DownloadSettings)[] {
  const names = Object.keys(settings) as (keyof DownloadSettings)[];
  names.forEach(checkName);
  return names.filter((name) => settings[name] !== undefined);
}

function checkName(name: DownloadPropertyName): void {
  if (Object.hasOwn(PROPERTIES, name)) return;
  throw invalid(`A download has no "${name}"`, `use one of ${Object.keys(PROPERTIES).join(', ')}`);
}

const propertyOf = <K extends DownloadPropertyName>(
  name: K,
): Property<(typeof PROPERTIES)[K]['name'], DownloadProperties[K]> => TABLE[name];

const TABLE: { readonly [K in DownloadPropertyName]: Property<(typeof PROPERTIES)[K]['name'], DownloadProperties[K]> } =
  PROPERTIES;

function check<K extends keyof DownloadSettings>(name: K, settings: Settings): void {
  const value: DownloadProperties[K] | undefined = settings[name];
  if (value !== undefined) propertyOf(name).check(`The ${name} of the download`, value);
}

function pack<K extends keyof DownloadSettings>(name: K, settings: Settings) {
  const value: DownloadProperties[K] | undefined = settings[name];
  return value === undefined ? ({ type: 'empty' } as const) : propertyOf(name).pack(value);
}

function unknownBefore(name: DownloadPropertyName): Remedies {
  const { sinceBuild } = factsOf(name);
  const since = sinceBuild === undefined ? '' : ` Windows knows it since build ${sinceBuild}.`;
  return { 'not-supported': `This service does not have ${name}: leave it out.${since}` };
}
