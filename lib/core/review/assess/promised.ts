import type { Address } from "../../solana";
import type { Accounts } from "../resolve/gather";
import { readMint, readTokenAccount, type MintState } from "../resolve/token-state";
import type { TokenAccount } from "../resolve/token-state";
import type { IntentContext } from "./context";

const sides = ({ chain }: IntentContext): readonly Accounts[] =>
  [chain?.before ?? null, chain?.after ?? null].filter((side) => side !== null);

/** A mint before the transaction and, where that writes to it, after; the latest last. */
export const mintStates = (context: IntentContext, mint: Address): readonly MintState[] =>
  sides(context)
    .map((accounts) => readMint(accounts.get(mint) ?? null))
    .filter((state) => state !== null);

/** The wallet's associated accounts for a mint that the transaction touches, before and after. */
export const homeStates = (
  context: IntentContext,
  mint: Address,
): readonly { readonly account: Address; readonly states: readonly TokenAccount[] }[] => {
  const receivers = new Set(
    context.expected.tokens.flatMap(({ destination }) => destination ?? []),
  );
  return [...receivers]
    .filter((account) => context.ownership.isAssociated(account, mint))
    .map((account) => ({
      account,
      states: sides(context)
        .map((accounts) => readTokenAccount(accounts.get(account) ?? null))
        .filter((state) => state !== null),
    }));
};
