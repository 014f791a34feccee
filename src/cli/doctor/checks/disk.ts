import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bytesText } from '../../output/units.ts';
import type { Finding } from '../../schema/finding.ts';
import { ok, problem, type Check } from '../check.ts';
import { headOf } from '../head-of.ts';

/** Whether the folder is there, may be written to and has room. */
export const disk: Check = async ({ directory, url }) => {
  const folder = resolve(directory);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    return [problem('folder', `There is no folder "${folder}".`, 'Create it, or name another by --directory.')];
  try {
    await access(folder, constants.W_OK);
  } catch {
    return [
      problem('folder', `"${folder}" may not be written to.`, 'Change its rights, or name another by --directory.'),
    ];
  }
  const { bavail, bsize } = await statfs(folder);
  const needed = url === undefined ? undefined : (await headOf(url)).length;
  return [ok('folder', `"${folder}" may be written to.`), judgeSpace(bavail * bsize, needed)];
};

/** @param free bytes for this user @param needed bytes of the file, where they are known */
export function judgeSpace(free: number, needed: number | undefined): Finding {
  if (free < (needed ?? 1)) {
    const wanted = needed === undefined ? '' : `, and the file has ${bytesText(needed)}`;
    return problem('space', `The disk has ${bytesText(free)} left${wanted}.`, 'Free some space, or take another disk.');
  }
  return ok('space', `The disk has ${bytesText(free)} left.`);
}
