import type { Intent } from "../../intent";
import type { Address } from "../../solana";
import type { Expected } from "./expected";
import type { SolMove } from "./steps";

/** What one address is to be paid. Two payees may share it: a seller who is also the marketplace. */
export interface Leg {
  readonly address: Address;
  /** "seller", or "seller and marketplace". */
  readonly role: string;
  /** Lamports over all payees at this address. */
  readonly amount: bigint;
  /** How many transfers may pay it: one for each payee, or fewer that come to the same sum. */
  readonly transfers: number;
}

/** The agreed payees, one leg for each address. */
export const agreedLegs = ({ pay: { payees } }: Intent): readonly Leg[] => {
  const legs = new Map<Address, Leg>();
  for (const { address, role, amount } of payees) {
    const old = legs.get(address);
    legs.set(address, {
      address,
      role: old ? `${old.role} and ${role}` : role,
      amount: (old?.amount ?? 0n) + amount,
      transfers: (old?.transfers ?? 0) + 1,
    });
  }
  return [...legs.values()];
};

/** The wallet's own transfers to an address. Funding a new account there is no payment. */
export const transfersTo = (
  expected: Pick<Expected, "sol">,
  wallet: Address,
  address: Address,
): readonly SolMove[] =>
  expected.sol.filter(
    ({ kind, from, to }) => kind === "transfer" && from === wallet && to === address,
  );

export const sumOf = (moves: readonly SolMove[]): bigint =>
  moves.reduce((sum, { amount }) => sum + amount, 0n);
