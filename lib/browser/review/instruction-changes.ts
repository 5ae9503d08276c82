import type { ReviewedInstruction } from "@/lib/core/review";

/** One value that differs, in the words of the transaction. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

/** An instruction that is other than it was: null on the side where there is none. */
export interface InstructionChange {
  readonly before: ReviewedInstruction | null;
  readonly now: ReviewedInstruction | null;
  /** What differs within it; empty where one side is missing. */
  readonly fields: readonly Change[];
}

const ABSENT = "none";

const accountFields = ({ accounts }: ReviewedInstruction): [string, string][] =>
  accounts.map(({ name, address, signer, writable }, index) => [
    `${name} (account ${index + 1})`,
    `${address}${signer ? ", signs" : ""}${writable ? ", may change" : ""}`,
  ]);

const fieldsOf = (instruction: ReviewedInstruction): ReadonlyMap<string, string> =>
  new Map([
    ["program", instruction.program],
    ["instruction", instruction.name],
    ...Object.entries(instruction.args),
    ...accountFields(instruction),
  ]);

const fieldChanges = (before: ReviewedInstruction, now: ReviewedInstruction): readonly Change[] => {
  const [old, fresh] = [fieldsOf(before), fieldsOf(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((what) => {
    const change = { what, before: old.get(what) ?? ABSENT, now: fresh.get(what) ?? ABSENT };
    return change.before === change.now ? [] : [change];
  });
};

const keyOf = (instruction: ReviewedInstruction): string =>
  JSON.stringify([...fieldsOf(instruction)]);

/** Lengths of the longest common subsequence of what follows each pair of places. */
const commonLengths = (before: readonly string[], now: readonly string[]): readonly number[][] => {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const length =
        before[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row]?.splice(column, 1, length);
    }
  }
  return lengths;
};

/** Within a stretch that differs, what calls the same program is the same place, changed. */
const paired = (
  removed: readonly ReviewedInstruction[],
  added: readonly ReviewedInstruction[],
): InstructionChange[] => {
  const left = [...added];
  const changed = removed.map((before): InstructionChange => {
    const place = left.findIndex(({ program }) => program === before.program);
    const [now] = place === -1 ? [] : left.splice(place, 1);
    return { before, now: now ?? null, fields: now ? fieldChanges(before, now) : [] };
  });
  return [...changed, ...left.map((now) => ({ before: null, now, fields: [] }))];
};

/** What differs between two lists of instructions, in their order; what merely moved on is left out. */
export const instructionChanges = (
  before: readonly ReviewedInstruction[],
  now: readonly ReviewedInstruction[],
): readonly InstructionChange[] => {
  const [oldKeys, newKeys] = [before.map(keyOf), now.map(keyOf)];
  const lengths = commonLengths(oldKeys, newKeys);
  const changes: InstructionChange[] = [];
  let [row, column] = [0, 0];
  let removed: ReviewedInstruction[] = [];
  let added: ReviewedInstruction[] = [];
  const flush = (): void => {
    changes.push(...paired(removed, added));
    [removed, added] = [[], []];
  };
  while (row < before.length || column < now.length) {
    const [old, fresh] = [before[row], now[column]];
    if (old && fresh && oldKeys[row] === newKeys[column]) {
      flush();
      row += 1;
      column += 1;
    } else if (
      old &&
      (!fresh || (lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0))
    ) {
      removed.push(old);
      row += 1;
    } else if (fresh) {
      added.push(fresh);
      column += 1;
    }
  }
  flush();
  return changes;
};
