/** Nothing shorter is looked for: it could be part of an ordinary word. */
export const SHORTEST = 8;

/** Characters that are compared at once. */
const BLOCK = 4;

/** Every so many characters a line is looked at: wherever SHORTEST of them stand, one such block is among them. */
const STRIDE = SHORTEST - BLOCK + 1;

/** Small enough to stay in the processor's nearest cache, where every line looks into it. */
const MARK_BITS = 14;

/** A number of so many bits, the same for the same block wherever it stands. */
const markOf = (text: string, at: number): number => {
  const block =
    text.charCodeAt(at) ^
    (text.charCodeAt(at + 1) << 8) ^
    (text.charCodeAt(at + 2) << 16) ^
    (text.charCodeAt(at + 3) << 24);
  return Math.imul(block, 0x9e37_79b1) >>> (32 - MARK_BITS);
};

/**
 * Finds which of many texts stand in a line, in a time that does not grow with their number: looking for one
 * after the other costs more than writing the line. The idea is Wu and Manber's: only every fifth place of a
 * line is looked at, and nearly all of them are no beginning of anything.
 */
export class KnownForms {
  /** How many of the blocks below have this mark. */
  readonly #marked = new Uint16Array(1 << MARK_BITS);
  /** The texts that have a block where a line may be looked at; one as often as it was added. */
  readonly #byBlock = new Map<string, string[]>();

  /** @param form At least SHORTEST characters. */
  add(form: string): void {
    for (let at = 0; at < STRIDE; at += 1) {
      const block = form.slice(at, at + BLOCK);
      const others = this.#byBlock.get(block);
      if (others === undefined) this.#open(block, form);
      else others.push(form);
    }
  }

  /** Takes back one adding of it. */
  remove(form: string): void {
    for (let at = 0; at < STRIDE; at += 1) {
      const block = form.slice(at, at + BLOCK);
      const known = this.#byBlock.get(block) ?? [];
      const place = known.indexOf(form);
      if (place < 0) continue;
      known.splice(place, 1);
      if (known.length === 0) this.#close(block);
    }
  }

  #open(block: string, form: string): void {
    this.#byBlock.set(block, [form]);
    this.#mark(block, 1);
  }

  #close(block: string): void {
    this.#byBlock.delete(block);
    this.#mark(block, -1);
  }

  #mark(block: string, by: number): void {
    const mark = markOf(block, 0);
    this.#marked[mark] = (this.#marked[mark] ?? 0) + by;
  }

  /** Those that stand in the line, the longest first: one may be a part of another. */
  in(line: string): readonly string[] {
    let found: Set<string> | undefined;
    for (let at = 0; at <= line.length - BLOCK; at += STRIDE) {
      if (this.#marked[markOf(line, at)] === 0) continue;
      for (const form of this.#byBlock.get(line.slice(at, at + BLOCK)) ?? [])
        if (line.includes(form)) found = (found ?? new Set()).add(form);
    }
    return found === undefined ? [] : [...found].sort((one, other) => other.length - one.length);
  }
}
