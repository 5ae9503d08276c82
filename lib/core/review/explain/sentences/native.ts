import type { Sentences } from "./sentences";

export const associatedTokenSentences: Sentences = {
  createAssociatedToken:
    "Opens the token account {ata} of {owner} for the token {mint}; {payer} pays the deposit.",
  createAssociatedTokenIdempotent:
    "Opens the token account {ata} of {owner} for the token {mint} unless it exists; {payer} pays the deposit.",
  recoverNestedAssociatedToken:
    "Moves the tokens of {nestedAssociatedAccountAddress}, opened by mistake inside another account, to {destinationAssociatedAccountAddress}.",
};

export const computeBudgetSentences: Sentences = {
  requestHeapFrame: "Asks for {bytes:count} bytes of working memory.",
  setComputeUnitLimit: "Limits the work to {units:count} compute units.",
  setComputeUnitPrice:
    "Offers {microLamports:count} millionths of a lamport for each compute unit, on top of the base fee.",
  setLoadedAccountsDataSizeLimit:
    "Limits the accounts it may load to {accountDataSizeLimit:count} bytes.",
};

export const memoSentences: Sentences = {
  addMemo: "Writes a note that stays on the chain: “{memo:text}”.",
};

export const lookupTableSentences: Sentences = {
  createLookupTable: "Opens the address lookup table {address}, which {authority} commands.",
  freezeLookupTable: "Fixes the address lookup table {address} for good.",
  extendLookupTable: "Adds addresses to the lookup table {address}.",
  deactivateLookupTable: "Puts the address lookup table {address} out of use.",
  closeLookupTable: "Closes the address lookup table {address}; the SOL in it goes to {recipient}.",
};

const verifies =
  "Has the cluster check {signatures:count} further signatures; without them the transaction fails.";

export const precompileSentences: Sentences = { verifySignatures: verifies };
