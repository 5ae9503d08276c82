import type { WireMessage } from "./wire";

/** A transaction that reads, but whose counts and indexes contradict each other. */
export class SanitizeError extends Error {}

const demand = (holds: boolean): void => {
  if (!holds) throw new SanitizeError("Transaction failed to sanitize accounts offsets correctly");
};

/**
 * The runtime's checks of offsets (solana-message `sanitize`, solana-transaction `sanitize`).
 * @throws SanitizeError
 */
export const sanitize = (message: WireMessage, signatureCount: number): void => {
  const { header, staticAccounts, instructions, lookups } = message;
  const { numSignerAccounts: signers } = header;
  demand(signers > 0 && signatureCount === signers);
  demand(header.numReadonlySignerAccounts < signers);
  demand(signers + header.numReadonlyNonSignerAccounts <= staticAccounts.length);
  let keys = staticAccounts.length;
  for (const lookup of lookups) {
    const loaded = lookup.writableIndexes.length + lookup.readonlyIndexes.length;
    demand(loaded > 0);
    keys += loaded;
  }
  demand(keys <= 256);
  for (const instruction of instructions) {
    demand(instruction.programIdIndex > 0);
    demand(instruction.programIdIndex < staticAccounts.length);
    demand(instruction.accounts.every((index) => index < keys));
  }
};
