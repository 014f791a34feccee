/** How many bytes the pieces have together. */
export const bytesIn = (pieces: readonly Uint8Array[]): number => {
  let sum = 0;
  for (const { length } of pieces) sum += length;
  return sum;
};

/** The same bytes without the first `count`; nothing is copied. */
export function without(pieces: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let left = count;
  const first = pieces.findIndex(({ length }) => {
    if (left < length) return true;
    left -= length;
    return false;
  });
  if (first === -1) return [];
  return pieces.slice(first).map((piece, index) => (index === 0 ? piece.subarray(left) : piece));
}

/** The first `count` of the bytes, or all where there are fewer; nothing is copied. */
export function firstOf(pieces: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let left = count;
  const taken: Uint8Array[] = [];
  for (const piece of pieces) {
    if (left <= 0) break;
    taken.push(piece.length <= left ? piece : piece.subarray(0, left));
    left -= piece.length;
  }
  return taken;
}
