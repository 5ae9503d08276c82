import type { Address } from "../../solana";
import { accountOf, amountOf, type Instruction } from "../decode/instruction";
import {
  ASSOCIATED_TOKEN,
  COMPUTE_BUDGET,
  ED25519,
  isTokenProgram,
  LIGHTHOUSE,
  LOOKUP_TABLE,
  memoPrograms,
  SECP256K1,
  SECP256R1,
  SYSTEM,
} from "../programs/addresses";
import type { Closing, SolMove, Step, TokenAccountCreation, TokenMove } from "./steps";
import { tokenStep } from "./token-steps";

/** What the instructions themselves say will change, inner calls aside. */
export interface Expected {
  /** Everything, in the order in which it happens. */
  readonly steps: readonly Step[];
  readonly sol: readonly SolMove[];
  readonly tokens: readonly TokenMove[];
  readonly created: readonly TokenAccountCreation[];
  readonly closed: readonly Closing[];
}

const solMoves: Readonly<Record<string, readonly [SolMove["kind"], string, string, string]>> = {
  transferSol: ["transfer", "source", "destination", "amount"],
  transferSolWithSeed: ["transfer", "source", "destination", "amount"],
  withdrawNonceAccount: ["transfer", "nonceAccount", "recipientAccount", "withdrawAmount"],
  createAccount: ["create", "payer", "newAccount", "lamports"],
  createAccountWithSeed: ["create", "payer", "newAccount", "amount"],
  createAccountAllowPrefund: ["create", "payer", "newAccount", "lamports"],
};

/** Undefined: it moves nothing. Null: what it moves its arguments do not tell. */
type Told = Step | undefined | null;

const at = (instruction: Instruction, name: string): Address =>
  accountOf(instruction, name).address;

const systemStep = (instruction: Instruction): Told => {
  const row = solMoves[instruction.name];
  // createAccountAllowPrefund may come without a payer; then it moves nothing.
  if (!row || !instruction.accounts.some(({ name }) => name === row[1])) return undefined;
  const [kind, from, to, amount] = row;
  return {
    effect: "sol",
    instruction: instruction.index,
    kind,
    from: at(instruction, from),
    to: at(instruction, to),
    amount: amountOf(instruction, amount),
  };
};

const associatedStep = (instruction: Instruction): Told =>
  instruction.name.startsWith("createAssociatedToken")
    ? {
        effect: "creation",
        instruction: instruction.index,
        account: at(instruction, "ata"),
        owner: at(instruction, "owner"),
        mint: at(instruction, "mint"),
        payer: at(instruction, "payer"),
        tokenProgram: at(instruction, "tokenProgram"),
      }
    : null;

/** Programs that move nothing, except where the name begins like this. */
const silent: ReadonlyMap<string, RegExp | null> = new Map([
  [COMPUTE_BUDGET, null],
  [ED25519, null],
  [SECP256K1, null],
  [SECP256R1, null],
  [LIGHTHOUSE, /^memory/u],
  [LOOKUP_TABLE, /^(?:create|extend|close)/u],
]);

const stepOf = (instruction: Instruction): Told => {
  const { program, name } = instruction;
  if (instruction.known !== "known") return null;
  if (program === SYSTEM) return systemStep(instruction);
  if (isTokenProgram(program)) return tokenStep(instruction);
  if (program === ASSOCIATED_TOKEN) return associatedStep(instruction);
  if (memoPrograms.has(program)) return undefined;
  const loud = silent.get(program);
  return loud === undefined || loud?.test(name) ? null : undefined;
};

const untold = ({ accounts }: Instruction): Step => ({
  effect: "untold",
  accounts: accounts.filter(({ writable }) => writable).map(({ address }) => address),
});

/** Computes the effects of every instruction whose meaning is known. */
export const expectedEffects = (instructions: readonly Instruction[]): Expected => {
  const steps: Step[] = [];
  const sol: SolMove[] = [];
  const tokens: TokenMove[] = [];
  const created: TokenAccountCreation[] = [];
  const closed: Closing[] = [];
  for (const instruction of instructions) {
    const step = stepOf(instruction);
    if (step === undefined) continue;
    steps.push(step ?? untold(instruction));
    if (step?.effect === "sol") sol.push(step);
    else if (step?.effect === "token") tokens.push(step);
    else if (step?.effect === "creation") created.push(step);
    else if (step?.effect === "closing") closed.push(step);
  }
  return { steps, sol, tokens, created, closed };
};
