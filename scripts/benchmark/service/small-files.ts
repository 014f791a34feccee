import { DEFAULT_TRANSFER_OPTIONS } from '../../../src/service/transfer/index.ts';
import { LONG_WORK } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { Race } from './race.ts';

/** `small-files SERVER METER FOLDER`: many files in one job by the service over curl. */
const FILES = 10_000;

/** As many as the service opens for a job. */
const CONNECTIONS = DEFAULT_TRANSFER_OPTIONS.connectionsPerJob;

const WHAT_IS_DONE =
  `${FILES} files of 4 KiB from this machine to its disk, by one job from its creation to its completion, over one ` +
  `curl --parallel from the start of its process to its end, both with up to ${CONNECTIONS} connections`;

const smallFiles: Figure = {
  name: 'small files',
  unit: 's',
  target: 1,
  meaning: `${WHAT_IS_DONE}.`,
  beyondTheFloor:
    'Beyond curl: every file is added by a call of its own, waits under another name, and is moved to its own.',
};

const smallFilesProcessor: Figure = {
  name: 'small files, processor',
  unit: 's',
  target: null,
  meaning: `${WHAT_IS_DONE}: how long each process keeps processors busy.`,
  beyondTheFloor: '',
};

await using race = await Race.of(
  { files: FILES, bytes: 4096, connections: CONNECTIONS, keep: true },
  process.argv.slice(2),
);
await show(smallFiles, race.sides('time'), LONG_WORK);
await show(smallFilesProcessor, race.sides('processor'), { ...LONG_WORK, rounds: 3 });
