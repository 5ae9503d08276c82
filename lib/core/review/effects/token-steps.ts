import type { Address } from "../../solana";
import { accountOf, amountOf, type Instruction } from "../decode/instruction";
import type { Step, TokenMove } from "./steps";

const at = (instruction: Instruction, name: string): Address =>
  accountOf(instruction, name).address;

const tokenMove = (
  instruction: Instruction,
  move: Partial<TokenMove> & { authority: Address },
): TokenMove => {
  const { fee, decimals } = instruction.args;
  const kept = typeof fee === "bigint" && move.source !== move.destination ? fee : 0n;
  return {
    effect: "token",
    instruction: instruction.index,
    part: instruction.part,
    source: null,
    destination: null,
    mint: null,
    fee: kept,
    leastFee: kept,
    decimals: typeof decimals === "bigint" ? Number(decimals) : null,
    amount: amountOf(instruction, "amount"),
    ...move,
  };
};

const isAddressText = (text: string): text is Address => text.length >= 32;

/** initializeAccount names the owner among its accounts, 2 and 3 carry it as an argument. */
const tokenAccountOwner = (instruction: Instruction): Address => {
  const { owner } = instruction.args;
  return typeof owner === "string" && isAddressText(owner) ? owner : at(instruction, "owner");
};

type Reading = (instruction: Instruction) => Step;

const transfer: Reading = (instruction) =>
  tokenMove(instruction, {
    source: at(instruction, "source"),
    destination: at(instruction, "destination"),
    mint: instruction.accounts.find(({ name }) => name === "mint")?.address ?? null,
    authority: at(instruction, "authority"),
  });

const mintTo: Reading = (instruction) =>
  tokenMove(instruction, {
    destination: at(instruction, "token"),
    mint: at(instruction, "mint"),
    authority: at(instruction, "mintAuthority"),
  });

const burn: Reading = (instruction) =>
  tokenMove(instruction, {
    source: at(instruction, "account"),
    mint: at(instruction, "mint"),
    authority: at(instruction, "authority"),
  });

const initialize: Reading = (instruction) => ({
  effect: "creation",
  instruction: instruction.index,
  account: at(instruction, "account"),
  owner: tokenAccountOwner(instruction),
  mint: at(instruction, "mint"),
  payer: null,
  tokenProgram: instruction.program,
});

const readings: Readonly<Record<string, Reading>> = {
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
  closeAccount: (instruction) => ({
    effect: "closing",
    instruction: instruction.index,
    account: at(instruction, "account"),
    destination: at(instruction, "destination"),
  }),
  syncNative: (instruction) => ({ effect: "sync", account: at(instruction, "account") }),
  unwrapLamports: (instruction) => ({
    effect: "unwrapping",
    account: at(instruction, "source"),
    destination: at(instruction, "destination"),
    amount: instruction.args["amount"] === null ? null : amountOf(instruction, "amount"),
  }),
};

/** Neither lamports nor amounts change. All others than these and the ones above may change some. */
const QUIET =
  /^(?:batch|approve|revoke|setAuthority|freeze|thaw|get|amountTo|uiAmountTo|initialize|enable|disable|update|pause|resume|setTransferFee|emit)/u;

/** What an instruction of a token program moves; undefined where it moves nothing, null where that is not told. */
export const tokenStep = (instruction: Instruction): Step | undefined | null => {
  const reading = readings[instruction.name];
  if (reading) return reading(instruction);
  return QUIET.test(instruction.name) ? undefined : null;
};
