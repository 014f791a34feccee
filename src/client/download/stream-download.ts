import type { ReadableStream } from 'node:stream/web';
import type { ByteRange } from '../../model/index.ts';
import type { Connection } from '../connection.ts';
import type { Holdings } from '../holdings.ts';
import { invalid } from '../invalid.ts';
import type { DownloadSettings } from './download-properties.ts';
import { FlowingDownload } from './flowing-download.ts';
import { attemptOn, start } from './known-download.ts';
import { checkSource, makeDownload } from './make-download.ts';
import { checkRunOptions } from './run-download.ts';
import type { DownloadWatchOptions } from './watch-download.ts';
import { writtenStream } from './written-stream.ts';

/**
 * How a file is streamed, and any of the properties that can be set. `signal` ends the stream and the download, and its
 * reason is thrown.
 */
export interface StreamOptions extends DownloadWatchOptions, Omit<Partial<DownloadSettings>, 'url' | 'path'> {
  /** The parts to fetch, one after the other; left out, the whole file. */
  readonly ranges?: readonly ByteRange[] | undefined;
  /** Bytes that may wait to be read before the service is asked to pause. Default: 8 MiB. */
  readonly highWaterMark?: number | undefined;
}

/** Makes a download that has no file, and starts it. */
export async function streamDownload(
  connection: Connection,
  holdings: Holdings,
  url: string,
  options: StreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const { ranges = [], highWaterMark = DEFAULT_HIGH_WATER_MARK, pollSeconds, signal, ...settings } = options;
  const source = { ...settings, url };
  checkSource(source);
  checkRunOptions({ ranges, pollSeconds });
  if (!(highWaterMark > 0)) throw invalid(`A highWaterMark of ${highWaterMark}`, 'give a number of bytes above 0');
  const flowing = new FlowingDownload(highWaterMark, ranges.length === 0, holdings.forget);
  try {
    const download = await makeDownload(connection, source, signal, async (made) => {
      using object = writtenStream(flowing.bytes, made.pointer.calling);
      const hand = () => made.pointer.SetProperty('stream-interface', { type: 'unknown', value: object });
      await attemptOn(made, 'set the stream of', hand);
      await holdings.keep(flowing);
      await start(made, ranges.length === 0 ? ALL : ranges);
    });
    flowing.flow(download, { signal, pollSeconds });
  } catch (error) {
    holdings.forget(flowing);
    throw error;
  }
  return flowing.bytes.readable;
}

const DEFAULT_HIGH_WATER_MARK = 8 * 1024 * 1024;

/** Up to Windows 11 22H2 a stream must be told which bytes it gets. */
const ALL: readonly ByteRange[] = [{ offset: 0 }];
