import { formatSol } from "../../money";
import type { Intent } from "../../intent";
import type { Address } from "../../solana";

/** Lamports as a person reads them. */
export const sol = (lamports: bigint): string => `${formatSol(lamports)} SOL`;

/** A token's amount where its decimals are not known, in its smallest unit. */
export const baseUnits = (amount: bigint | string): string =>
  amount.toString() === "1" ? "1 base unit" : `${amount.toString()} base units`;

/** "the seller", "the marketplace", or the whole address: never a shortened one. */
export const partyName = (address: Address, intent: Intent | null): string => {
  if (intent?.wallet === address) return "your wallet";
  const payee = intent?.pay.payees.find((candidate) => candidate.address === address);
  return payee ? `the ${payee.role}` : address;
};

/** The same at the beginning of a sentence. */
export const capital = (text: string): string =>
  text.startsWith("the ") || text.startsWith("your ")
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
