/** How a command ends, one number per class of failure: shown by `dojobs --help` and stable for scripts. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  'transfer-failed': 3,
  unfinished: 4,
  'not-found': 5,
  'service-unavailable': 6,
  refused: 7,
  partial: 8,
  unhealthy: 9,
  interrupted: 130,
} as const;

export type ExitClass = keyof typeof EXIT;

/** How a command with several jobs ends: as the one that fared worst. */
export const worstOf = (exits: readonly ExitClass[]): ExitClass =>
  exits.reduce((one, other) => (EXIT[other] > EXIT[one] ? other : one), 'done');

/** What each class means, for people. */
export const EXIT_MEANINGS: Readonly<Record<ExitClass, string>> = {
  done: 'everything is as it was asked for',
  failed: 'something else went wrong',
  usage: 'the command line, or a value in it, cannot be',
  'transfer-failed': 'a transfer failed, and the error was told',
  unfinished: 'not finished, but still in the queue: the command that goes on was told',
  'not-found': 'there is no such job or code',
  'service-unavailable': 'the service is not there, or went away',
  refused: 'rights are missing, or a policy forbids it',
  partial: 'completed with the files that had arrived, others are missing',
  unhealthy: 'dojobs doctor found what would make a job fail',
  interrupted: 'ended by a second Ctrl-C',
};
