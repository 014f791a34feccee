import { isFinal } from '../../model/index.ts';
import { checkedUrl } from './checked-url.ts';
import { JobFault } from './job-fault.ts';
import type { Job } from './job.ts';

/**
 * Fetches all files whose URL begins with `prefix`, letter by letter, from elsewhere: as `JobFile.rename`, all or none.
 * @returns how many files these are
 * @throws {JobFault} `invalid-state`: the job is final; `invalid-argument`: a text is empty, or a URL that comes of it
 * cannot be; `unsupported-scheme`
 */
export function replaceUrlPrefix(job: Job, prefix: string, replacement: string): number {
  if (isFinal(job.state)) {
    throw new JobFault('invalid-state', `Job ${job.id} is ${job.state}: it cannot be changed. Create a new job.`);
  }
  if (prefix === '' || replacement === '') {
    throw new JobFault('invalid-argument', 'The prefix or what replaces it is empty. Give the beginning of a URL.');
  }
  const moves = job.files
    .filter(({ url }) => url.startsWith(prefix))
    .map((file) => ({ file, url: checkedUrl(replacement + file.url.slice(prefix.length)) }));
  for (const { file, url } of moves) file.rename(url);
  return moves.length;
}
