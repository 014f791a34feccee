import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { bytesText } from '../../output/units.ts';
import type { Finding } from '../../schema/finding.ts';
import { ok, problem, type Check } from '../check.ts';
import { headOf } from '../head-of.ts';

/** Whether the folder is there or can be made, may be written to and has room. */
export const disk: Check = async ({ directory, url }) => {
  const folder = await nearest(resolve(directory));
  if (!(await stat(folder)).isDirectory())
    return [problem('folder', `"${folder}" is no folder.`, 'Name another by --directory.')];
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

/** The folder, or what is there of the way to it: the rest is made when a job is. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere ? folder : nearest(dirname(folder));
}

/** @param free bytes for this user @param needed bytes of the file, where they are known */
export function judgeSpace(free: number, needed: number | undefined): Finding {
  if (free < (needed ?? 1)) {
    const wanted = needed === undefined ? '' : `, and the file has ${bytesText(needed)}`;
    return problem('space', `The disk has ${bytesText(free)} left${wanted}.`, 'Free some space, or take another disk.');
  }
  return ok('space', `The disk has ${bytesText(free)} left.`);
}
