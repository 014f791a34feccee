import { IBackgroundCopyJobHttpOptions, IBackgroundCopyJobHttpOptions2 } from '../../bindings/index.ts';
import { checkText, invalid, shorten } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

export const headers: JobOption<Readonly<Record<string, string>>> = {
  check: (fields) => {
    for (const [field, value] of Object.entries(fields)) {
      checkText(`The header field "${shorten(field)}"`, value);
      if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(field)) {
        throw invalid(`"${shorten(field)}" is no name of a header field`, 'use letters, digits and hyphens');
      }
      if (/[\0\r\n]/.test(value)) throw invalid(`The header field "${field}" has several lines`, 'give it one');
    }
    const { length } = joined(fields);
    if (length > MAX_HEADERS_LENGTH) {
      throw invalid(`Header fields of ${length} characters`, `use at most ${MAX_HEADERS_LENGTH}`);
    }
  },
  read: (target) =>
    target.as(IBackgroundCopyJobHttpOptions, async (job) => {
      const [, text] = await job.GetCustomHeaders();
      return Object.fromEntries(
        (text ?? '')
          .split('\r\n')
          .filter(Boolean)
          .map((line) => {
            const colon = line.indexOf(':');
            return [line.slice(0, colon), line.slice(colon + 1).trim()];
          }),
      );
    }),
  write: (target, fields) =>
    target.as(IBackgroundCopyJobHttpOptions, (job) => job.SetCustomHeaders(joined(fields) || null)),
  remedy: ONLY_BITS,
};

const joined = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field}: ${value}`)
    .join('\r\n');

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
