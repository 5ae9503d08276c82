import type { Address } from "../../solana";
import type { AccountState } from "../resolve/cluster-reader";
import { associatedTokenAddress } from "../resolve/associated-token";
import { readTokenAccount } from "../resolve/token-state";
import { TOKEN, TOKEN_2022 } from "../programs/addresses";
import type { Expected } from "./expected";

export interface Holding {
  readonly owner: Address;
  readonly mint: Address;
}

/** Who holds a token account, as far as that can be known. */
export interface Ownership {
  /** From the cluster first, then from the instructions that create it; null is not known. */
  holding(account: Address): Holding | null;
  /** Whether it is the wallet itself or one of its token accounts, for sure. */
  isWallets(account: Address): boolean;
  /** Whether the wallet holds it for that mint; unknown accounts are derived as associated ones. */
  walletHolds(account: Address, mint: Address): boolean;
  /**
   * Whether it is the associated account for that mint, the wallet's unless another owner is named:
   * the one address nobody else can prepare.
   */
  isAssociated(account: Address, mint: Address, owner?: Address): boolean;
}

/**
 * An associated account that is created in the transaction is what it says even when it existed:
 * the program checks its owner and mint. Other evidence is the cluster's.
 */
export const ownershipOf = (
  wallet: Address,
  expected: Expected,
  before: ReadonlyMap<Address, AccountState | null> | null,
): Ownership => {
  const created = new Map(expected.created.map((creation) => [creation.account, creation]));
  const associated = new Map(
    expected.created
      .filter(({ payer }) => payer !== null)
      .map((creation) => [creation.account, creation]),
  );
  const homes = new Set([...associated.values()].map(({ owner, mint }) => `${owner} ${mint}`));
  const derived = new Map<string, boolean>();
  const isAssociated = (account: Address, mint: Address, owner: Address = wallet): boolean => {
    // The first token program lets an associated account be handed to another owner.
    const held = readTokenAccount(before?.get(account) ?? null);
    if (held !== null && (held.owner !== owner || held.mint !== mint)) return false;
    const creation = associated.get(account);
    if (creation) return creation.owner === owner && creation.mint === mint;
    // There is one for an owner and a mint: what is not the created one need not be derived.
    if (homes.has(`${owner} ${mint}`)) return false;
    const key = `${account} ${mint} ${owner}`;
    const cached = derived.get(key);
    if (cached !== undefined) return cached;
    const matches = [TOKEN, TOKEN_2022].some(
      (program) => associatedTokenAddress(owner, mint, program) === account,
    );
    derived.set(key, matches);
    return matches;
  };
  const known = new Map<Address, Holding | null>();
  const holding = (account: Address): Holding | null => {
    const cached = known.get(account);
    if (cached !== undefined) return cached;
    const found = readTokenAccount(before?.get(account) ?? null) ?? created.get(account) ?? null;
    known.set(account, found);
    return found;
  };
  return {
    holding,
    isWallets: (account) => account === wallet || holding(account)?.owner === wallet,
    walletHolds: (account, mint) => {
      const found = holding(account);
      if (found) return found.owner === wallet && found.mint === mint;
      return isAssociated(account, mint);
    },
    isAssociated,
  };
};
