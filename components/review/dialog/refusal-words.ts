import type { Finding } from "@/lib/core/review";

/** Why signed bytes were not sent: the wallet changed them, or the cluster now speaks against them. */
export const refusalWords = (findings: readonly Finding[], walletName: string): string => {
  const found = (prefix: string): boolean => findings.some(({ rule }) => rule.startsWith(prefix));
  if (!found("POST-"))
    return "Read once more after signing, this transaction is no longer in order. It was not sent.";
  if (found("POST-02") && !found("POST-01") && !found("POST-03"))
    return `${walletName} returned it without a valid signature of the account you are buying with, as when it is on another account. It was not sent.`;
  const changed = `${walletName} returned something else than you read here`;
  return found("POST-03")
    ? `${changed}, so the signature REALM had put on it no longer counts. It was not sent.`
    : `${changed}. It was not sent.`;
};
