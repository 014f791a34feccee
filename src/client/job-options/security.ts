import { inspect } from 'node:util';
import { BG_HTTP_REDIRECT_POLICY, BG_SSL, IBackgroundCopyJobHttpOptions } from '../../bindings/index.ts';
import { invalid } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

/**
 * How much a job trusts servers. What is left out is as strict as BITS is by itself.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setsecurityflags
 */
export interface JobSecurity {
  /** Whether the certificate is looked up in the lists of revoked ones. */
  readonly checkRevocation?: boolean;
  /** Whether a certificate for another host is accepted. */
  readonly acceptOtherName?: boolean;
  /** Whether a certificate is accepted outside of its dates. */
  readonly acceptExpired?: boolean;
  /** Whether a certificate of an authority that is not trusted is accepted. */
  readonly acceptUnknownAuthority?: boolean;
  /** Whether a certificate that is meant for another purpose is accepted. */
  readonly acceptOtherUsage?: boolean;
  /** `follow` them, `report` the new address as the file's URL, or `refuse` them. Default: `follow`. */
  readonly redirects?: 'follow' | 'report' | 'refuse';
  /** Whether a redirect may lead from https to http. */
  readonly redirectToHttp?: boolean;
}

const REDIRECTS = {
  follow: BG_HTTP_REDIRECT_POLICY.allowSilent,
  report: BG_HTTP_REDIRECT_POLICY.allowReport,
  refuse: BG_HTTP_REDIRECT_POLICY.disallow,
} as const satisfies Record<NonNullable<JobSecurity['redirects']>, number>;

const FLAGS = {
  checkRevocation: BG_SSL.enableCrlCheck,
  acceptOtherName: BG_SSL.ignoreCertCnInvalid,
  acceptExpired: BG_SSL.ignoreCertDateInvalid,
  acceptUnknownAuthority: BG_SSL.ignoreUnknownCa,
  acceptOtherUsage: BG_SSL.ignoreCertWrongUsage,
  redirectToHttp: BG_HTTP_REDIRECT_POLICY.allowHttpsToHttp,
} as const;

const NAMES = Object.keys(FLAGS) as (keyof typeof FLAGS)[];

export const security: JobOption<JobSecurity> = {
  check: (wanted) => {
    const unknown = Object.keys(wanted).find((each) => each !== 'redirects' && !(each in FLAGS));
    if (unknown !== undefined) {
      throw invalid(`There is no security setting "${unknown}"`, `use redirects, ${NAMES.join(', ')}`);
    }
    if (wanted.redirects !== undefined && !(wanted.redirects in REDIRECTS)) {
      throw invalid(`Redirects ${inspect(wanted.redirects)}`, `use one of ${Object.keys(REDIRECTS).join(', ')}`);
    }
  },
  read: (target) =>
    target.as(IBackgroundCopyJobHttpOptions, async (job) => {
      const flags = await job.GetSecurityFlags();
      const redirects = (Object.keys(REDIRECTS) as (keyof typeof REDIRECTS)[]).find(
        (each) => REDIRECTS[each] === (flags & BG_HTTP_REDIRECT_POLICY.mask),
      );
      const set = Object.fromEntries(NAMES.map((each) => [each, (flags & FLAGS[each]) !== 0]));
      return { ...set, redirects: redirects ?? 'follow' };
    }),
  write: (target, { redirects = 'follow', ...wanted }) =>
    target.as(IBackgroundCopyJobHttpOptions, (job) =>
      job.SetSecurityFlags(
        NAMES.reduce((flags, each) => (wanted[each] ? flags | FLAGS[each] : flags), REDIRECTS[redirects] as number),
      ),
    ),
  remedy: ONLY_BITS,
};
