/** Puts text that comes in pieces together again, and hands on each line without its end. */
export function byLine(take: (line: string) => void): (piece: string) => void {
  let begun = '';
  return (piece) => {
    const [first = '', ...others] = piece.split('\n');
    begun += first;
    for (const next of others) {
      take(begun);
      begun = next;
    }
  };
}
