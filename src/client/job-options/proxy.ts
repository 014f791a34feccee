import { inspect } from 'node:util';
import { match, P } from 'ts-pattern';
import { checkWhole, invalid } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

/**
 * Through which proxy a job goes: that of the system, none, one that is found, or those of a list.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setproxysettings
 */
export type JobProxy =
  | { readonly usage: 'preconfig' | 'no-proxy' | 'autodetect' }
  | {
      readonly usage: 'override';
      /** Proxies, separated by spaces, such as `http://proxy:8080`; up to 16,383 characters. */
      readonly list: string;
      /** Hosts that are reached without, separated by spaces; up to 16,383 characters. */
      readonly bypass: string | null;
    };

export const proxy: JobOption<JobProxy> = {
  check: (settings) =>
    match(settings)
      .with({ usage: P.union('preconfig', 'no-proxy', 'autodetect') }, () => undefined)
      .with({ usage: 'override', list: P.string }, ({ list, bypass }) => {
        for (const text of [list, bypass ?? '']) {
          checkWhole('The list of proxies', text);
          if (text.length > MAX_LIST_LENGTH) {
            throw invalid(`A list of proxies of ${text.length} characters`, `use at most ${MAX_LIST_LENGTH}`);
          }
        }
      })
      .otherwise((other) => {
        const usages = 'preconfig, no-proxy, autodetect, or override with a list';
        throw invalid(`The proxy settings ${inspect(other)} are none`, `give a usage of ${usages}`);
      }),
  read: async ({ job }) => {
    const [usage, list, bypass] = await job.GetProxySettings();
    return usage === 'override' ? { usage, list: list ?? '', bypass } : { usage };
  },
  write: ({ job }, settings) =>
    settings.usage === 'override'
      ? job.SetProxySettings(settings.usage, settings.list, settings.bypass)
      : job.SetProxySettings(settings.usage, null, null),
  remedy: ONLY_BITS,
};

/** 32 KB of UTF-16. */
const MAX_LIST_LENGTH = 16_383;
