import { getTokenDecoder } from "@solana-program/token";
import type { Landed } from "@/lib/core/review/corpus/schema";
import { TOKEN_PROGRAMS } from "./addresses";
import type { Ledger } from "./ledger";
import { namedBy } from "./named";

const TOKEN_ACCOUNT_BYTES = 165;

/**
 * Sends a transaction and describes what came of it as getTransaction would.
 * @param fee lamports that were charged for it.
 */
export const land = (ledger: Ledger, transaction: Uint8Array, fee: bigint): Landed => {
  const { accounts } = namedBy(ledger, transaction);
  const balances = () => accounts.map(({ address }) => ledger.read(address)?.lamports ?? 0n);
  const tokens = () =>
    accounts.flatMap(({ address }, accountIndex) => {
      const state = ledger.read(address);
      if (!state || !TOKEN_PROGRAMS.has(state.owner) || state.data.length < TOKEN_ACCOUNT_BYTES)
        return [];
      const { mint, owner, amount } = getTokenDecoder().decode(state.data);
      return [{ accountIndex, mint, owner, amount }];
    });
  const [preBalances, preTokenBalances] = [balances(), tokens()];
  const err = ledger.execute(transaction);
  const loaded = accounts.filter(({ fromTable }) => fromTable);
  return {
    transaction,
    meta: {
      err,
      fee,
      preBalances,
      postBalances: balances(),
      preTokenBalances,
      postTokenBalances: tokens(),
      loadedAddresses: {
        writable: loaded.filter(({ writable }) => writable).map(({ address }) => address),
        readonly: loaded.filter(({ writable }) => !writable).map(({ address }) => address),
      },
    },
  };
};
