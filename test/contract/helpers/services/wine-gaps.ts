import type { ExpectedFailure } from '../service-under-test.ts';

/** What no service can do between processes of Wine. */
export const wineComGaps: readonly ExpectedFailure[] = [
  {
    reason: 'Wine has no proxies for IBackgroundCopyJob5 and IBackgroundCopyFile5.',
    titles: [
      'the class that is to be told is remembered with the job',
      'cost flags can be changed during a transfer',
      'GUID_NULL takes the class away that is notified',
      'the header fields of the last answer are those of a file',
      'AddFileWithRanges of BITS needs ranges',
      'ReplaceRemotePrefix answers S_FALSE when no URL begins so',
    ],
  },
];

/** What Wine's BITS does otherwise than documented, and the rules that it breaks by that. */
export const wineBitsGaps: readonly ExpectedFailure[] = [
  ...wineComGaps,
  {
    reason: 'It knows no transient error: what may pass leads to the error state at once.',
    titles: [/transient error/],
  },
  {
    reason: 'Suspend is not implemented.',
    titles: [
      /^Suspend /,
      'a suspended job keeps the bytes it has and goes on from there',
      'a job in the error state can be completed, and keeps the file that had arrived',
    ],
  },
  { reason: 'GetTimes and GetPriority are not implemented.', titles: [/^every getter answers/, /priority/] },
  {
    reason: 'A final job can be changed.',
    titles: [
      /^Adding a file is refused because of its state/,
      /^SetNoProgressTimeout is refused because of its state/,
      /^SetPriority is refused because of its state/,
      'Complete is refused because of its state for a cancelled job',
    ],
  },
  {
    reason: 'Resume makes away with the error at once.',
    titles: ['the error can still be read while a job that is resumed waits for its turn, and is gone when it got it'],
  },
  {
    reason: 'A job that has transferred everything cannot be resumed.',
    titles: ['Resume succeeds for a transferred job'],
  },
  {
    reason: 'Final jobs are found and listed.',
    titles: [
      /^after (Complete|Cancel) GetJob does not find the job/,
      'EnumJobs lists a job until it is final',
      'an enumerator of jobs is a snapshot of the moment it was made',
    ],
  },
  { reason: 'It takes HTTP 403 for success.', titles: [/HTTP 403/] },
  {
    reason: 'The size of a job stays unknown.',
    titles: ['the size of a job is unknown as long as that of a file is'],
  },
  {
    reason: 'SetRemoteName is not implemented.',
    titles: [
      'a job in the error state gets its file from another address once it is resumed',
      'the address of a file has at most 2,200 characters',
      'a URL of more than 2,200 characters is refused',
      'a file that has failed is fetched from its new URL',
      'a file that is whole is not fetched again from its new URL',
    ],
  },
  {
    reason:
      'JobError, JobModification and FileTransferred are never called, JobTransferred once at the most and never late.',
    titles: [
      /^JobError is called/,
      /^JobModification is called/,
      /^FileTransferred is called/,
      'JobTransferred is called again and again until it is accepted',
      /^a callback that comes late/,
      'what a callback was shown and kept can be used after it has returned',
      'with the flag for errors alone a transferred job is not told',
      'with the flag for modifications alone nothing else is told',
      'with the flag that disables all others nothing is told, until it is taken back',
    ],
  },
  {
    reason: 'SetNotifyFlags refuses the flag of BITS 10.1.',
    titles: ['the flag for file ranges can be set and is read back'],
  },
  {
    reason: 'Complete moves files over folders, and says so where it did nothing.',
    titles: [
      'a job whose file cannot get its name stays transferred, and Complete can be called again',
      'after a Complete that failed the files tell which of them are in place',
    ],
  },
  {
    reason: 'A file counts as completed as soon as it has arrived.',
    titles: ['a file is completed only once Complete has put it in place'],
  },
  {
    reason: 'An upload can be completed in any state.',
    titles: ['an upload that is not transferred cannot be completed'],
  },
  {
    reason: 'The file that was added last is fetched first.',
    titles: [
      'Complete before everything is transferred keeps whole files and drops the others',
      'Complete tells that it dropped files, as far as the interface documents that',
      'the files that have arrived are told from the others by their bytes',
    ],
  },
  {
    reason: 'The file that was added last is listed first, and Clone of the enumerator is not implemented.',
    titles: [
      'Next answers S_OK for as many files as were asked for',
      'Next answers S_FALSE when fewer files are left',
      'Reset begins anew',
      'Clone goes on from the same place, by itself',
    ],
  },
  {
    reason: 'One job is transferred after the other.',
    titles: ['a foreground job does not wait for a background job'],
  },
  {
    reason: 'Time-outs are numbers that nobody can set, and not those of Windows; GetMaximumDownloadTime is missing.',
    titles: [
      'a job gives up after 14 days without progress',
      'the no-progress time-out can be set and is read back',
      'a job waits ten minutes before it is tried again',
      'a minimum retry delay below 5 seconds counts as 5',
      'a job may download for 90 days',
    ],
  },
  {
    reason: 'Hardly a length or a number is limited; proxies cannot be set at all.',
    titles: [
      'the name of a job has at most 256 characters',
      'blank names and relative paths are refused by AddFile',
      'the path of a file is shorter than MAX_PATH',
      'an upload has one file',
      'the custom headers of a job have less than 16,384 characters',
      'a user has at most 300 characters, and a password 65,536',
      'a list of proxies has at most 32 KB',
    ],
  },
];
