import { BITS_JOB_PROPERTY_VALUE, IBackgroundCopyJob2, IBackgroundCopyJob5 } from '../../bindings/index.ts';
import { guid, parseGuid } from '../../com/index.ts';
import { checkText, checkWhole, invalid } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

/**
 * A program that BITS starts, as the job's owner, when the job has transferred everything or failed.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setnotifycmdline
 */
export interface NotifyCommand {
  /** Its full path. */
  readonly program: string;
  /** Its whole command line, which by custom begins with the program's name. */
  readonly parameters: string | null;
}

export const notificationClass: JobOption<string | null> = {
  check: (clsid) => {
    if (clsid !== null && parseGuid(clsid) === undefined) throw invalid(`"${clsid}" is not a class id`, 'give a GUID');
  },
  read: (target) =>
    target.as(IBackgroundCopyJob5, async (job) => {
      const clsid = (await job.GetProperty('notification-clsid')).as('clsID');
      return clsid === GUID_NULL ? null : clsid;
    }),
  write: (target, clsid) =>
    target.as(IBackgroundCopyJob5, (job) =>
      job.SetProperty('notification-clsid', BITS_JOB_PROPERTY_VALUE.of('clsID', guid(clsid ?? GUID_NULL))),
    ),
};

/** What stands for no class. */
const GUID_NULL = '00000000-0000-0000-0000-000000000000';

export const notifyCommand: JobOption<NotifyCommand | null> = {
  check: (command) => {
    if (command === null) return;
    const { program, parameters = null } = command;
    checkText('The program of the notify command', program);
    checkWhole('The program', program);
    if (parameters !== null) checkWhole('The command line', parameters);
  },
  read: (target) =>
    target.as(IBackgroundCopyJob2, async (job) => {
      const [program, parameters] = await job.GetNotifyCmdLine();
      return program === null || program === '' ? null : { program, parameters };
    }),
  write: (target, command) =>
    target.as(IBackgroundCopyJob2, (job) =>
      job.SetNotifyCmdLine(command?.program ?? null, command?.parameters ?? null),
    ),
  remedy: ONLY_BITS,
};
