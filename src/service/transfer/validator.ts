import type { ResponseHeaders } from './response-headers.ts';

/** What tells two versions of a remote file apart; at least one of the two is there, and both are strong. */
export interface Validator {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/**
 * The strong validators of an answer. A weak ETag is none, nor is a Last-Modified less than a second older than the
 * answer: the file may have changed again within that second.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8
 */
export const validatorOf = (headers: ResponseHeaders): Validator | undefined =>
  validator(strongEtag(headers.get('etag')), strongDate(headers.get('last-modified'), headers.get('date')));

/** The same file under another address: times can be compared, ETags cannot. */
export const withoutEtag = (known: Validator): Validator | undefined => validator(undefined, known.lastModified);

/** The value of an If-Range field. */
export const ifRange = ({ etag, lastModified }: Validator): string | undefined => etag ?? lastModified;

/** Whether the two cannot belong to the same version of a file. */
export const contradict = (one: Validator | undefined, other: Validator | undefined): boolean =>
  differ(one?.etag, other?.etag) || differ(one?.lastModified, other?.lastModified);

const validator = (etag: string | undefined, lastModified: string | undefined): Validator | undefined =>
  etag === undefined && lastModified === undefined ? undefined : { etag, lastModified };

const strongEtag = (etag: string | undefined): string | undefined => (/^".*"$/.test(etag ?? '') ? etag : undefined);

const strongDate = (modified: string | undefined, answered: string | undefined): string | undefined =>
  modified !== undefined && answered !== undefined && Date.parse(answered) - Date.parse(modified) >= 1_000
    ? modified
    : undefined;

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
