import { MAX_URL_LENGTH } from '../../model/index.ts';
import { publicUrl } from '../transfer/index.ts';
import { JobFault } from './job-fault.ts';

/**
 * Lets usable URLs pass.
 * @throws {JobFault} `invalid-argument`: empty, too long or no URL; `unsupported-scheme`: neither http nor https
 */
export function checkedUrl(url: string): string {
  if (url.trim() === '') throw new JobFault('invalid-argument', 'The URL is empty. Give an http or https URL.');
  if (url.length > MAX_URL_LENGTH) {
    const message = `The URL ${shown(url)} has ${url.length} characters. At most ${MAX_URL_LENGTH} are allowed.`;
    throw new JobFault('invalid-argument', message);
  }
  if (!URL.canParse(url)) {
    throw new JobFault('invalid-argument', `"${shown(url)}" is not a URL. Give an absolute http or https URL.`);
  }
  const { protocol } = new URL(url);
  if (protocol === 'http:' || protocol === 'https:') return url;
  const message = `${shown(url)} has the scheme "${protocol}". Only http: and https: are supported.`;
  throw new JobFault('unsupported-scheme', message);
}

const shown = (url: string): string => {
  const safe = publicUrl(url);
  return safe.length > 100 ? `${safe.slice(0, 100)}…` : safe;
};
