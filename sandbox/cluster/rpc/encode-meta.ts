import { base58 } from "@scure/base";
import type { Address } from "@solana/kit";
import type {
  InnerInstructions,
  ReturnData,
  TokenBalance,
  TransactionRecord,
} from "../chain/record";
import type { TransactionError } from "../errors/transaction-error";
import { parsedInstruction } from "../parse/instruction";
import { uiTokenAmount } from "../tokens/amount";
import type { Json } from "./json";

export const encodeError = (err: TransactionError | null): Json => err;

export const encodeReturnData = (returned: ReturnData | null): Json =>
  returned === null ? null : { programId: returned.programId, data: [returned.data, "base64"] };

const encodeTokenBalances = (balances: readonly TokenBalance[]): Json =>
  balances.map(({ accountIndex, mint, owner, programId, amount, decimals }) => ({
    accountIndex,
    mint,
    owner,
    programId,
    uiTokenAmount: uiTokenAmount(BigInt(amount), decimals),
  }));

/** Inner instructions in words where the program is known; simulations only come like this. */
export const parsedInner = (keys: readonly Address[], inner: readonly InnerInstructions[]): Json =>
  inner.map(({ index, instructions }) => ({
    index,
    instructions: instructions.map(({ programIdIndex, accounts, data, stackHeight }) =>
      parsedInstruction(keys, { programIdIndex, accounts, data: base58.decode(data) }, stackHeight),
    ),
  }));

/** What running did, as getTransaction and getBlock tell it. */
export const encodeMeta = (record: TransactionRecord, inWords: boolean): Json => ({
  err: encodeError(record.err),
  status: record.err === null ? { Ok: null } : { Err: encodeError(record.err) },
  fee: BigInt(record.fee),
  preBalances: record.preBalances.map(BigInt),
  postBalances: record.postBalances.map(BigInt),
  innerInstructions: inWords
    ? parsedInner(record.addresses, record.innerInstructions)
    : record.innerInstructions,
  logMessages: record.logs,
  preTokenBalances: encodeTokenBalances(record.preTokenBalances),
  postTokenBalances: encodeTokenBalances(record.postTokenBalances),
  rewards: [],
  loadedAddresses: inWords ? undefined : record.loaded,
  returnData: record.returnData === null ? undefined : encodeReturnData(record.returnData),
  computeUnitsConsumed: record.unitsConsumed,
});
