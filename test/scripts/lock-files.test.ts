import { readFileSync } from 'node:fs';
import test from 'ava';

interface Lock {
  packages: Record<string, { version: string; resolved?: string }>;
}

const readLock = (path: string): Lock =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Lock;

const lock = readLock('package-lock.json');
const windowsLock = readLock('scripts/wine/package-lock.json');

test("the Windows lane fetches the binary of the package's own koffi", (t) => {
  t.truthy(lock.packages['node_modules/koffi']?.version);
  t.is(
    windowsLock.packages['node_modules/@koromix/koffi-win32-x64']?.version,
    lock.packages['node_modules/koffi']?.version,
  );
});

test('no lock file binds its packages to one registry', (t) => {
  const packages = [lock, windowsLock].flatMap(({ packages }) => Object.entries(packages));
  t.deepEqual(
    packages.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name),
    [],
  );
});
