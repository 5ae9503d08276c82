import type { ConfirmedMeta } from "../review";
import { decodeTransaction } from "../review/decode/transaction";
import type { Address } from "../solana";

/** What a landed transaction did for one account. */
export interface Received {
  /** By how many lamports its balance rose; negative where it fell. */
  readonly lamports: bigint;
  /** Who paid the network fee: the buyer of a sale. */
  readonly feePayer: Address;
}

/**
 * What an account received by a confirmed transaction, by the balances the chain tells before and
 * after it. Null where the answer does not tell it: bytes that do not decode, or not every balance.
 */
export const receivedBy = (
  account: Address,
  { bytes, meta }: { readonly bytes: Uint8Array; readonly meta: ConfirmedMeta },
): Received | null => {
  const decoded = decodeTransaction(bytes);
  if (!decoded.ok) return null;
  const { staticKeys } = decoded.transaction;
  const keys = [...staticKeys, ...meta.loadedAddresses.writable, ...meta.loadedAddresses.readonly];
  const [feePayer] = staticKeys;
  const { preBalances, postBalances } = meta;
  if (feePayer === undefined || preBalances.length !== keys.length) return null;
  if (postBalances.length !== keys.length) return null;
  const index = keys.indexOf(account);
  const before = preBalances[index] ?? 0n;
  const after = postBalances[index] ?? 0n;
  return { lamports: after - before, feePayer };
};
