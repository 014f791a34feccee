import { join } from 'node:path';
import { z } from 'zod';
import { openStore, type RecordKind, type RecordLog } from '../../../src/service/store/index.ts';
import { wallTime } from '../clock.ts';
import { timed, type Effort, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';

/** `sync-to-disk FOLDER`: what it costs to keep a change even where the power fails. */
const syncToDisk: Figure = {
  name: 'syncToDisk',
  unit: 'us',
  target: null,
  meaning: "One change of 200 bytes kept by the service's store, with syncToDisk over without.",
  beyondTheFloor: '',
};

const text = z.object({ text: z.string() });

const TEXTS: RecordKind<z.infer<typeof text>, z.infer<typeof text>> = {
  name: 'texts',
  record: text,
  change: text,
  apply: (record, change) => void Object.assign(record, change),
};

const CHANGE = { text: 'x'.repeat(190) };

const appending = (log: RecordLog<z.infer<typeof text>>): Side =>
  timed(wallTime, async (times) => {
    for (let time = 0; time < times; time++) {
      log.append(CHANGE);
      // A long log is shortened between two changes.
      await Promise.resolve();
    }
  });

/** One of the sides is a thousand times as slow as the other, which decides how much both do. */
const EFFORT: Effort = { rounds: 5, turns: 2, turnMilliseconds: 1 };

const [folder = ''] = process.argv.slice(2);
await using safe = await openStore(join(folder, 'safe'), { syncToDisk: true });
await using quick = await openStore(join(folder, 'quick'));
await show(
  syncToDisk,
  {
    ours: appending(safe.collection(TEXTS).add('one', CHANGE, () => CHANGE)),
    floor: appending(quick.collection(TEXTS).add('one', CHANGE, () => CHANGE)),
  },
  EFFORT,
);
