import { shownUrl } from '../../../model/index.ts';
import type { Finding } from '../../schema/finding.ts';
import { ok, problem, unknown, warning, type Check } from '../check.ts';
import { headOf, type Head } from '../head-of.ts';

/** Whether the server gives the file, in parts, and agrees about the time. */
export const source: Check = async ({ url }) => {
  if (url === undefined) return [];
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    return [problem('URL', `"${shownUrl(url)}" is no URL of a file.`, 'Write it in full, as https://host/path.')];
  return judgeSource(url, await headOf(url));
};

export function judgeSource(url: string, head: Head): Finding[] {
  const shown = shownUrl(url);
  if (head.status === undefined) {
    const remedy = 'Check the host, the proxy and the firewall.';
    return [problem('URL', `${shown} cannot be reached: ${head.failure ?? 'no answer'}.`, remedy)];
  }
  if (head.status >= 400) {
    return [problem('URL', `${shown} answers ${head.status}.`, `See dojobs explain ${head.status}.`)];
  }
  const insecure = url.startsWith('https:') && head.finalUrl.startsWith('http:');
  const size =
    head.length === undefined
      ? warning(
          'size',
          'The server does not tell the size of the file.',
          'Delivery Optimization needs it: use another server.',
        )
      : ok('size', `The file has ${head.length} bytes.`);
  return [
    insecure
      ? problem(
          'URL',
          `${shown} leads to ${shownUrl(head.finalUrl)}, without TLS.`,
          'Use a server that stays with https:.',
        )
      : ok('URL', `${shown} answers.`),
    size,
    head.ranges
      ? ok('ranges', 'The server gives parts of the file.')
      : warning('ranges', 'The server gives the file only as a whole.', 'An interrupted transfer starts again.'),
    judgeClock(head.skewSeconds),
  ];
}

/** @param skewSeconds the server's clock less ours */
function judgeClock(skewSeconds: number | undefined): Finding {
  if (skewSeconds === undefined) return unknown('clock', 'The server does not tell the time.');
  const away = Math.abs(skewSeconds);
  if (away <= TOLERATED_SECONDS) return ok('clock', 'The clocks of server and machine agree.');
  const remedy = 'Set the clock of this machine: TLS and signed URLs depend on it.';
  return problem('clock', `The server's clock is ${away} s ${skewSeconds > 0 ? 'ahead' : 'behind'}.`, remedy);
}

const TOLERATED_SECONDS = 300;
