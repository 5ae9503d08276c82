import { unwrapOption, type Address, type EncodedAccount } from "@solana/kit";
import { AccountState } from "@solana-program/token";
import type { Json } from "../rpc/json";
import { uiTokenAmount } from "../tokens/amount";
import { readMint, readToken, TOKEN_2022_PROGRAM } from "../tokens/holdings";
import { readLookupTable } from "../transaction/lookup-table";
import { readNonce } from "../transaction/nonce";
import { tokenExtensions } from "./token-extensions";

type ReadAccount = (address: Address) => EncodedAccount | null;

const tokenInfo = (account: EncodedAccount, read: ReadAccount): Json => {
  const token = readToken(account);
  const mint = token === null ? null : readMint(read(token.mint));
  if (token === null || mint === null) return null;
  const reserve = unwrapOption(token.isNative);
  const delegate = unwrapOption(token.delegate);
  return {
    isNative: reserve !== null,
    mint: token.mint,
    owner: token.owner,
    state: token.state === AccountState.Frozen ? "frozen" : "initialized",
    tokenAmount: uiTokenAmount(token.amount, mint.decimals),
    delegate: delegate ?? undefined,
    delegatedAmount:
      delegate === null ? undefined : uiTokenAmount(token.delegatedAmount, mint.decimals),
    rentExemptReserve: reserve === null ? undefined : uiTokenAmount(reserve, 9),
    closeAuthority: unwrapOption(token.closeAuthority) ?? undefined,
    ...tokenExtensions(account, "account"),
  };
};

const mintInfo = (account: EncodedAccount): Json => {
  const mint = readMint(account);
  if (mint === null) return null;
  return {
    decimals: mint.decimals,
    freezeAuthority: unwrapOption(mint.freezeAuthority),
    isInitialized: true,
    mintAuthority: unwrapOption(mint.mintAuthority),
    supply: mint.supply.toString(),
    ...tokenExtensions(account, "mint"),
  };
};

const nonceInfo = (account: EncodedAccount): Json => {
  const nonce = readNonce(account);
  if (nonce === null) return null;
  const feeCalculator = { lamportsPerSignature: nonce.lamportsPerSignature.toString() };
  return { authority: nonce.authority, blockhash: nonce.blockhash, feeCalculator };
};

const tableInfo = (account: EncodedAccount): Json => {
  const table = readLookupTable(account);
  if (table === null) return null;
  return {
    addresses: table.addresses,
    authority: unwrapOption(table.authority) ?? undefined,
    deactivationSlot: table.deactivationSlot.toString(),
    lastExtendedSlot: table.lastExtendedSlot.toString(),
    lastExtendedSlotStartIndex: table.lastExtendedSlotStartIndex,
  };
};

/** An account's data in words (account-decoder), or null where a node would show its bytes. */
export const parsedAccount = (account: EncodedAccount, read: ReadAccount): Json => {
  const { programAddress, space } = account;
  const token = programAddress === TOKEN_2022_PROGRAM ? "spl-token-2022" : "spl-token";
  const known: [program: string, type: string, info: Json][] = [
    [token, "account", tokenInfo(account, read)],
    [token, "mint", mintInfo(account)],
    ["nonce", "initialized", nonceInfo(account)],
    ["address-lookup-table", "lookupTable", tableInfo(account)],
  ];
  const found = known.find(([, , info]) => info !== null);
  if (found === undefined) return null;
  const [program, type, info] = found;
  return { program, parsed: { type, info }, space };
};
