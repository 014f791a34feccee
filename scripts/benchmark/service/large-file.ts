import { LONG_WORK } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { Race } from './race.ts';

/** `large-file SERVER METER FOLDER`: one file by the service over curl. */
const WHAT_IS_DONE =
  'One file of 1 GiB from this machine to its disk, by a job from its creation to its completion, over curl -o from ' +
  'the start of its process to its end';

const largeFile: Figure = {
  name: 'large file',
  unit: 's',
  target: 1.1,
  meaning: `${WHAT_IS_DONE}.`,
  beyondTheFloor:
    'Beyond curl: every piece passes through JavaScript and, to be written, through a thread of the pool.',
};

const largeFileProcessor: Figure = {
  name: 'large file, processor',
  unit: 's',
  target: null,
  meaning: `${WHAT_IS_DONE}: how long each process keeps processors busy.`,
  beyondTheFloor: '',
};

await using race = await Race.of({ files: 1, bytes: 1024 ** 3, connections: 1, keep: false }, process.argv.slice(2));
await show(largeFile, race.sides('time'), LONG_WORK);
await show(largeFileProcessor, race.sides('processor'), { ...LONG_WORK, rounds: 3 });
