import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Fulfilled once there is nothing at a path, whose folder stays. */
export function gone(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (existsSync(path)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(dirname(path), look).on('error', reject);
    look();
  });
}
