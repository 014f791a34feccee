import type { JobOptions } from '../../index.ts';
import { headerFields } from './header-fields.ts';
import type { JobOptionWords } from './job-options.ts';

/** What the command line says about a job, in the words of the library. @throws {Problem} `usage` */
export const readJobOptions = ({ name, priority, header }: JobOptionWords): Partial<JobOptions> =>
  said({ name, priority, headers: header && headerFields(header) });

/** Without what was not said. */
const said = <T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as ReturnType<typeof said<T>>;
