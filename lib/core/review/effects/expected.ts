import type { Address } from "../../solana";
import { accountOf, amountOf, type Instruction } from "../decode/instruction";
import { ASSOCIATED_TOKEN, isTokenProgram, SYSTEM } from "../programs/addresses";

/** Lamports that an instruction moves. "create" funds a new account. */
export interface SolMove {
  readonly instruction: number;
  readonly kind: "transfer" | "create";
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/** Base units that an instruction moves; source null is minted, destination null burned. */
export interface TokenMove {
  readonly instruction: number;
  /** Position inside a batch, or null. */
  readonly part: number | null;
  readonly source: Address | null;
  readonly destination: Address | null;
  /** Null where the instruction does not name it. */
  readonly mint: Address | null;
  readonly amount: bigint;
  /** What the mint keeps of it, as far as the instruction says. */
  readonly fee: bigint;
  readonly authority: Address;
  readonly decimals: number | null;
}

/** A token account that an instruction brings into being, or confirms to be what it says. */
export interface TokenAccountCreation {
  readonly instruction: number;
  readonly account: Address;
  readonly owner: Address;
  readonly mint: Address;
  /** Who pays the deposit; null where another instruction funded it. */
  readonly payer: Address | null;
}

export interface TokenAccountClosing {
  readonly instruction: number;
  readonly account: Address;
  readonly destination: Address;
}

/** What the instructions themselves say will change, inner calls aside. */
export interface Expected {
  readonly sol: readonly SolMove[];
  readonly tokens: readonly TokenMove[];
  readonly created: readonly TokenAccountCreation[];
  readonly closed: readonly TokenAccountClosing[];
  /** Accounts whose wrapped amount follows their lamports (syncNative, unwrapLamports). */
  readonly synced: ReadonlySet<Address>;
}

interface Collected {
  sol: SolMove[];
  tokens: TokenMove[];
  created: TokenAccountCreation[];
  closed: TokenAccountClosing[];
  synced: Set<Address>;
}

const at = (instruction: Instruction, name: string): Address =>
  accountOf(instruction, name).address;

const solMoves: Readonly<Record<string, readonly [SolMove["kind"], string, string, string]>> = {
  transferSol: ["transfer", "source", "destination", "amount"],
  transferSolWithSeed: ["transfer", "source", "destination", "amount"],
  withdrawNonceAccount: ["transfer", "nonceAccount", "recipientAccount", "withdrawAmount"],
  createAccount: ["create", "payer", "newAccount", "lamports"],
  createAccountWithSeed: ["create", "payer", "newAccount", "amount"],
  createAccountAllowPrefund: ["create", "payer", "newAccount", "lamports"],
};

const collectSystem = (into: Collected, instruction: Instruction): void => {
  const row = solMoves[instruction.name];
  // createAccountAllowPrefund may come without a payer; then it moves nothing.
  if (!row || !instruction.accounts.some(({ name }) => name === row[1])) return;
  const [kind, from, to, amount] = row;
  into.sol.push({
    instruction: instruction.index,
    kind,
    from: at(instruction, from),
    to: at(instruction, to),
    amount: amountOf(instruction, amount),
  });
};

const tokenMove = (
  instruction: Instruction,
  move: Partial<TokenMove> & { authority: Address },
): TokenMove => ({
  instruction: instruction.index,
  part: instruction.part,
  source: null,
  destination: null,
  mint: null,
  fee: typeof instruction.args["fee"] === "bigint" ? instruction.args["fee"] : 0n,
  decimals:
    typeof instruction.args["decimals"] === "bigint" ? Number(instruction.args["decimals"]) : null,
  amount: amountOf(instruction, "amount"),
  ...move,
});

const isAddressText = (text: string): text is Address => text.length >= 32;

/** initializeAccount names the owner among its accounts, 2 and 3 carry it as an argument. */
const tokenAccountOwner = (instruction: Instruction): Address => {
  const { owner } = instruction.args;
  return typeof owner === "string" && isAddressText(owner) ? owner : at(instruction, "owner");
};

type Collector = (into: Collected, instruction: Instruction) => void;

const transfer: Collector = (into, instruction) => {
  into.tokens.push(
    tokenMove(instruction, {
      source: at(instruction, "source"),
      destination: at(instruction, "destination"),
      mint: instruction.accounts.find(({ name }) => name === "mint")?.address ?? null,
      authority: at(instruction, "authority"),
    }),
  );
};

const mintTo: Collector = (into, instruction) => {
  into.tokens.push(
    tokenMove(instruction, {
      destination: at(instruction, "token"),
      mint: at(instruction, "mint"),
      authority: at(instruction, "mintAuthority"),
    }),
  );
};

const burn: Collector = (into, instruction) => {
  into.tokens.push(
    tokenMove(instruction, {
      source: at(instruction, "account"),
      mint: at(instruction, "mint"),
      authority: at(instruction, "authority"),
    }),
  );
};

const initialize: Collector = (into, instruction) => {
  into.created.push({
    instruction: instruction.index,
    account: at(instruction, "account"),
    owner: tokenAccountOwner(instruction),
    mint: at(instruction, "mint"),
    payer: null,
  });
};

const tokenCollectors: Readonly<Record<string, Collector>> = {
  transfer,
  transferChecked: transfer,
  transferCheckedWithFee: transfer,
  mintTo,
  mintToChecked: mintTo,
  burn,
  burnChecked: burn,
  permissionedBurn: burn,
  permissionedBurnChecked: burn,
  initializeAccount: initialize,
  initializeAccount2: initialize,
  initializeAccount3: initialize,
  closeAccount: (into, instruction) => {
    into.closed.push({
      instruction: instruction.index,
      account: at(instruction, "account"),
      destination: at(instruction, "destination"),
    });
  },
  syncNative: (into, instruction) => into.synced.add(at(instruction, "account")),
  unwrapLamports: (into, instruction) => into.synced.add(at(instruction, "source")),
};

const collectAssociated: Collector = (into, instruction) => {
  if (!instruction.name.startsWith("createAssociatedToken")) return;
  into.created.push({
    instruction: instruction.index,
    account: at(instruction, "ata"),
    owner: at(instruction, "owner"),
    mint: at(instruction, "mint"),
    payer: at(instruction, "payer"),
  });
};

/** Computes the effects of every instruction whose meaning is known. */
export const expectedEffects = (instructions: readonly Instruction[]): Expected => {
  const into: Collected = { sol: [], tokens: [], created: [], closed: [], synced: new Set() };
  for (const instruction of instructions) {
    if (instruction.known !== "known") continue;
    if (instruction.program === SYSTEM) collectSystem(into, instruction);
    if (instruction.program === ASSOCIATED_TOKEN) collectAssociated(into, instruction);
    if (isTokenProgram(instruction.program)) tokenCollectors[instruction.name]?.(into, instruction);
  }
  return into;
};
