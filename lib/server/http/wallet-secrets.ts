import { CodedError } from "@/lib/core/errors";
import { findWalletSecret } from "@/lib/core/text/wallet-secret";

/**
 * Everything that is written in a JSON value, names included, as one text: the parts of a list with
 * commas between them, all else on lines of its own. Not by recursion: what is sent may be deep.
 */
const writtenIn = (json: unknown): string => {
  const text: string[] = [];
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" || typeof value === "number") text.push(String(value), ",");
    else if (typeof value === "object" && value !== null) {
      const parts: unknown[] = Array.isArray(value) ? value : Object.entries(value).flat();
      text.push("\n");
      // Null where it ends, so that what comes after is no part of it.
      left.push(null, ...parts.toReversed());
    } else text.push("\n");
  }
  return text.join("");
};

/**
 * No route takes a wallet's secret, whatever the field (seed R13): not in a prompt, not in a name, not in
 * one that should not be there. What is refused stands in no message, so it comes into no log.
 * @throws CodedError WALLET_SECRET
 */
export const refuseWalletSecrets = (body: unknown): void => {
  if (findWalletSecret(writtenIn(body)) !== null)
    throw new CodedError("WALLET_SECRET", "a body holds a wallet's secret");
};
