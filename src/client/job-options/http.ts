import { IBackgroundCopyJobHttpOptions, IBackgroundCopyJobHttpOptions2 } from '../../bindings/index.ts';
import { checkHeaderFields, joinHeaderFields, splitHeaderFields, type HeaderFields } from '../header-fields.ts';
import { checkText, invalid, shorten } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

export const headers: JobOption<HeaderFields> = {
  check: (fields) => {
    checkHeaderFields(fields);
    const { length } = joinHeaderFields(fields);
    if (length > MAX_HEADERS_LENGTH) {
      throw invalid(`Header fields of ${length} characters`, `use at most ${MAX_HEADERS_LENGTH}`);
    }
  },
  read: (target) =>
    target.as(IBackgroundCopyJobHttpOptions, async (job) => {
      const [, text] = await job.GetCustomHeaders();
      return splitHeaderFields(text ?? '');
    }),
  write: (target, fields) =>
    target.as(IBackgroundCopyJobHttpOptions, (job) => job.SetCustomHeaders(joinHeaderFields(fields) || null)),
  remedy: ONLY_BITS,
};

/** BITS takes less than 16 KB. */
const MAX_HEADERS_LENGTH = 16_383;

export const httpMethod: JobOption<string> = {
  check: (verb) => {
    checkText('The HTTP method', verb);
    if (!/^[a-z]+$/i.test(verb)) throw invalid(`"${shorten(verb)}" is no HTTP method`, 'use one such as GET');
  },
  read: (target) => target.as(IBackgroundCopyJobHttpOptions2, (job) => job.GetHttpMethod()),
  write: (target, verb) => target.as(IBackgroundCopyJobHttpOptions2, (job) => job.SetHttpMethod(verb)),
  remedy: 'Only BITS has it, since Windows 10 1809',
};
