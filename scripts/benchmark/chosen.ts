/** What has one of the names, or belongs to a group of that name; all where no name is given. */
export function chosen<P extends { readonly name: string }>(
  parts: readonly P[],
  names: readonly string[],
): readonly P[] {
  const isMeant = (part: P, name: string) => part.name === name || part.name.startsWith(`${name}/`);
  const unknown = names.filter((name) => !parts.some((part) => isMeant(part, name)));
  if (unknown.length > 0) {
    const known = parts.map(({ name }) => name).join(', ');
    throw new Error(`There is no part "${unknown.join('", "')}" of the benchmark here. There are: ${known}.`);
  }
  return names.length === 0 ? parts : parts.filter((part) => names.some((name) => isMeant(part, name)));
}
