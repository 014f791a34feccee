import { join } from 'node:path';
import { request } from 'undici';
import { wallTime } from '../clock.ts';
import { LONG_WORK, timed } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { makeFiles } from '../service/make-files.ts';
import { NativeServer } from '../service/native-server.ts';
import { startOwnService } from '../service/own-service.ts';

/** `stream SERVER FOLDER`: the bytes of one file as they come, by a stream of the client over undici alone. */
const BYTES = 512 * 1024 ** 2;
const NAME = 'stream.bin';

const stream: Figure = {
  name: 'stream',
  unit: 'ms',
  target: 1.25,
  meaning: `One file of ${BYTES / 1024 ** 2} MiB from this machine, read to its end by service.stream(), over the body of undici's request().`,
  beyondTheFloor: 'Beyond undici: every piece passes through an ISequentialStream, which copies it, and a web stream.',
};

/** @throws {Error} not every byte came */
async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.byteLength;
  if (bytes !== BYTES) throw new Error(`${bytes} bytes came instead of ${BYTES}`);
}

const repeat = (work: () => Promise<void>) => async (times: number) => {
  for (let time = 0; time < times; time++) await work();
};

const [program = '', folder = ''] = process.argv.slice(2);
const from = join(folder, 'from');
makeFiles(from, [NAME], BYTES);
await using server = await NativeServer.start(program, from);
await using own = await startOwnService(join(folder, 'state'));
const url = server.url(NAME);
await show(
  stream,
  {
    ours: timed(
      wallTime,
      repeat(async () => readAll(await own.service.stream(url))),
    ),
    floor: timed(
      wallTime,
      repeat(async () => readAll((await request(url)).body)),
    ),
  },
  LONG_WORK,
);
