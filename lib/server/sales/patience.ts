/** Milliseconds to the next try: 0.5, 1, 2 … seconds, at last an hour, by how many decided nothing. */
export const patience = ({ tries }: { readonly tries: number }): number =>
  Math.min(500 * 2 ** Math.min(tries, 20), 3_600_000);
