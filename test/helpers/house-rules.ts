/** One module of src imports another; both paths are relative to src. */
export type Arrow = { readonly from: string; readonly to: string };

/** Every arrow, and every circle of folders, that the house does not allow; a sentence each. */
export const brokenRules = (arrows: readonly Arrow[]): string[] => [
  ...arrows.filter(climbs).map(({ from, to }) => `${from} must not import from ${roomOf(to)}, as it does from ${to}`),
  ...arrows.filter(bypassesIndex).map(({ from, to }) => `${from} must import from an index.ts, not from ${to}`),
  ...circles(arrows).map((circle) => `these folders import each other in a circle: ${circle.join(', ')}`),
];

/** Whom each room may import from, beside itself. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  model: [],
  com: [],
  bindings: ['com'],
  client: ['bindings', 'com', 'model'],
  'service/job': ['model', 'service/transfer', 'service/store'],
  'service/transfer': ['model', 'service/job', 'service/store'],
  'service/store': ['model', 'service/job', 'service/transfer'],
  'service/download': ['model', 'service/job', 'service/transfer', 'service/store'],
  'service/engine': ['service/download', 'service/job', 'service/transfer', 'service/store'],
  'service/facade': [
    'bindings',
    'com',
    'model',
    'service/engine',
    'service/download',
    'service/job',
    'service/transfer',
    'service/store',
  ],
  cli: ['index.ts', 'model'],
  testing: ['client', 'model', 'service/engine', 'service/facade', 'service/job', 'service/transfer', 'service/store'],
  'index.ts': ['bindings', 'client', 'com', 'model', 'service/facade'],
};

const climbs = ({ from, to }: Arrow): boolean =>
  roomOf(from) !== roomOf(to) && !neighbours[roomOf(from)]?.includes(roomOf(to));

/** A folder of src or of src/service, or a module that stands beside those. */
function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, parts[0] === 'service' ? 2 : 1).join('/');
}

const bypassesIndex = ({ from, to }: Arrow): boolean =>
  from.split('/')[0] !== to.split('/')[0] && to.includes('/') && to !== `${roomOf(to)}/index.ts`;

/** The shortest way back to a folder, for each that has one; a circle is told once, from its first name on. */
function circles(arrows: readonly Arrow[]): string[][] {
  const importedBy = new Map<string, Set<string>>();
  for (const arrow of arrows) {
    const [from, to] = siblings(arrow);
    if (from && to) importedBy.set(from, (importedBy.get(from) ?? new Set()).add(to));
  }
  return [...importedBy.keys()]
    .map((folder) => wayBack(folder, importedBy))
    .filter((way) => way.length > 0 && way.every((folder) => folder >= (way[0] ?? '')));
}

/** The two folders in which the ways to both modules part; none where one lies above the other. */
function siblings({ from, to }: Arrow): [from?: string, to?: string] {
  const [left, right] = [from.split('/'), to.split('/')];
  const parting = left.findIndex((part, depth) => part !== right[depth]);
  const haveFolders = parting < left.length - 1 && parting < right.length - 1;
  return haveFolders ? [left.slice(0, parting + 1).join('/'), right.slice(0, parting + 1).join('/')] : [];
}

function wayBack(home: string, importedBy: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const ways = [[home]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of importedBy.get(way.at(-1) ?? home) ?? []) {
      if (next === home) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return [];
}
