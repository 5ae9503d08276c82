import type { Intent } from "@/lib/core/intent";
import type { BalanceChange, Review } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";

/** Who stands behind an address, by the address itself: one that only looks alike has no name. */
export type AddressNames = ReadonlyMap<Address, string>;

/** What a part in the agreement is called. Null: no part in it. */
export const roleWords = (role: string | null): string => {
  if (role === "seller") return "Seller";
  if (role === "marketplace") return "REALM marketplace";
  return role ?? "Not part of the agreement";
};

/** Where a seller's licence waits while it is for sale. */
export const ESCROW = "REALM escrow";

/**
 * The names that this review can vouch for: programs it knows, the agreement's parties, the wallet.
 * Who hands the licence over is called the escrow only where nothing speaks against the transaction.
 */
export const namesIn = (
  review: Review,
  intent: Intent | null,
  wallet: Address | null,
): AddressNames => {
  const promised = [...(intent?.receive ?? []), ...(intent?.give ?? [])].map(({ mint }) => mint);
  const isPromised = (mint: Address): boolean => promised.includes(mint);
  const giver = review.verdict === "block" ? "Holder of the licence" : "Licence escrow";
  const known = ({ program, programName, known: how }: Review["instructions"][number]): Named[] =>
    how === "unknown-program" ? [] : [[program, `${programName} program`]];
  const holding = ({ account, holder, ours, mint }: BalanceChange): Named[] => {
    if (mint === "SOL") return [];
    if (ours) return [[account, isPromised(mint) ? "Your licence account" : "Your token account"]];
    if (!isPromised(mint) || holder === null) return [];
    return [
      [account, `${giver}’s account`],
      [holder, giver],
    ];
  };
  return new Map([
    ...review.instructions.flatMap(known),
    ...review.changes.flatMap(holding),
    ...promised.map((mint): Named => [mint, "Licence token"]),
    ...(intent?.pay.payees ?? []).map(({ role, address }): Named => [address, roleWords(role)]),
    ...(intent?.give ?? []).map(({ to }): Named => [to, ESCROW]),
    ...(wallet === null ? [] : [[wallet, "You"] satisfies Named]),
  ]);
};

type Named = [Address, string];

const parties: ReadonlyMap<string, string> = new Map([
  ["You", "your wallet"],
  ["Seller", "the seller"],
  ["REALM marketplace", "the REALM marketplace"],
  ["Licence escrow", "the licence escrow"],
  [ESCROW, "the REALM escrow"],
]);

/** Looks an address up for a sentence: a party in words, anything else under its name in quotes. */
export const nameOf =
  (names: AddressNames) =>
  (address: Address): string | null => {
    const name = names.get(address);
    return name === undefined ? null : (parties.get(name) ?? `“${name}”`);
  };
