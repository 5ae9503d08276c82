/** What a contender says of one instruction, in words they all share. */
export interface AnsweredInstruction {
  readonly program: string;
  readonly accounts: readonly string[];
  /** Null where the contender has no decoder for the program. Amounts in digits. */
  readonly decoded: {
    readonly name: string;
    readonly args: Readonly<Record<string, string>>;
  } | null;
}

/** The whole of what is compared before anything is timed. */
export interface Answer {
  readonly feePayer: string;
  readonly blockhash: string;
  readonly instructions: readonly AnsweredInstruction[];
}

/** One library, asked in two depths. */
export interface Reader {
  readonly name: string;
  /** Wire bytes to a message. */
  readonly decode: (bytes: Uint8Array) => unknown;
  /** And on to named instructions with their arguments, as far as the library has decoders. */
  readonly read: (bytes: Uint8Array) => unknown;
  /** The result of `read` in common words. */
  readonly answer: (bytes: Uint8Array) => Answer;
}

const differences = (ours: Answer, theirs: Answer): string[] => {
  const parts: [string, unknown, unknown][] = [
    ["fee payer", ours.feePayer, theirs.feePayer],
    ["blockhash", ours.blockhash, theirs.blockhash],
    ["number of instructions", ours.instructions.length, theirs.instructions.length],
  ];
  theirs.instructions.forEach((instruction, index) => {
    const own = ours.instructions[index];
    parts.push([`program of instruction ${index}`, own?.program, instruction.program]);
    parts.push([`accounts of instruction ${index}`, own?.accounts, instruction.accounts]);
    if (instruction.decoded === null) return;
    parts.push([`name of instruction ${index}`, own?.decoded?.name, instruction.decoded.name]);
    const sorted = (args: Readonly<Record<string, string>> = {}) => Object.entries(args).sort();
    parts.push([
      `arguments of instruction ${index}`,
      sorted(own?.decoded?.args),
      sorted(instruction.decoded.args),
    ]);
  });
  return parts.flatMap(([what, own, other]) => {
    const [mine, yours] = [JSON.stringify(own), JSON.stringify(other)];
    return mine === yours ? [] : [`${what}: ${mine} and ${yours}`];
  });
};

/**
 * Figures of programs that answer differently say nothing.
 * @throws Error naming each place where the peer, as far as it answers, differs from ours.
 */
export const requireSameAnswer = (ours: Reader, peer: Reader, bytes: Uint8Array): void => {
  const found = differences(ours.answer(bytes), peer.answer(bytes));
  if (found.length > 0)
    throw new Error(`${ours.name} and ${peer.name} differ in ${found.join("; ")}`);
};

/** How many instructions a reader names. */
export const namedBy = (reader: Reader, bytes: Uint8Array): number =>
  reader.answer(bytes).instructions.filter(({ decoded }) => decoded !== null).length;
