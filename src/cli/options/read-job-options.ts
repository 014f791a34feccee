import type { JobOptions, JobRequest } from '../../index.ts';
import { credentials } from './credentials.ts';
import { headerFields } from './header-fields.ts';
import type { JobOptionWords } from './job-options.ts';
import { proxy } from './proxy.ts';

/** What is asked of a job besides its files, in the words of the library. */
export type AskedOptions = Partial<JobOptions> & Pick<JobRequest, 'credentials'>;

/** Reads what was typed, before anything is begun. @throws {Problem} `usage` */
export const readJobOptions = (words: JobOptionWords): AskedOptions =>
  said({
    name: words.name,
    description: words.description,
    priority: words.priority,
    noProgressTimeoutSeconds: words.noProgressTimeout,
    minimumRetryDelaySeconds: words.minRetryDelay,
    transferPolicy: words.transferPolicy,
    headers: words.header && headerFields(words.header),
    credentials: credentials(words),
    proxy: words.proxy === undefined ? undefined : proxy(words.proxy),
  });

/** Without what was not said. */
const said = <T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as ReturnType<typeof said<T>>;
