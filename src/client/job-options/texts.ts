import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH } from '../../model/index.ts';
import { checkText, checkWhole, invalid, shorten } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

export const name: JobOption<string> = {
  check: (text) => {
    checkText('The name of the job', text);
    if (text.length === 0) throw invalid('The job has no name', `give it one of 1 to ${MAX_NAME_LENGTH} characters`);
    checkLength('name', text, MAX_NAME_LENGTH);
  },
  read: ({ job }) => job.GetDisplayName(),
  write: ({ job }, text) => job.SetDisplayName(text),
  remedy: 'Delivery Optimization names a job when it is created, and never again',
};

export const description: JobOption<string> = {
  check: (text) => {
    checkText('The description of the job', text);
    checkLength('description', text, MAX_DESCRIPTION_LENGTH);
  },
  read: ({ job }) => job.GetDescription(),
  write: ({ job }, text) => job.SetDescription(text),
  remedy: ONLY_BITS,
};

function checkLength(what: string, text: string, max: number): void {
  if (text.length > max) {
    throw invalid(`The ${what} "${shorten(text)}" has ${text.length} characters`, `use at most ${max}`);
  }
  checkWhole(`The ${what}`, text);
}
