import { CodedError, errorTable, type ErrorCode } from "@/lib/core/errors";
import type { Finding } from "@/lib/core/review";
import { WalletRefusal } from "../wallet/failure";

/** What a person can do next about something that went wrong. */
export type NextStep = "prepare-again" | "sign-in" | "reload" | "close";

export interface Trouble {
  readonly code: ErrorCode | "WALLET";
  readonly sentence: string;
  readonly next: NextStep;
}

const nextSteps: Partial<Record<ErrorCode, NextStep>> = {
  PURCHASE_EXPIRED: "prepare-again",
  CHAIN_REJECTED: "prepare-again",
  HANDOVER_EXPIRED: "prepare-again",
  PURCHASE_STATE: "reload",
  HANDOVER_STATE: "reload",
  LISTING_SOLD: "reload",
  LISTING_CANCELLED: "reload",
  LISTING_NOT_FOUND: "reload",
  LISTING_OWN: "reload",
};

/** The table's sentence speaks of the money, which a server that knows nobody here can't answer for. */
const SESSION_ENDED = "Your session has ended. Sign in with your wallet to go on.";

/** Reads anything thrown on the way of a purchase into words and a next step. */
export const troubleOf = (thrown: unknown): Trouble => {
  if (thrown instanceof WalletRefusal) {
    return { code: "WALLET", sentence: thrown.message, next: "prepare-again" };
  }
  const code = thrown instanceof CodedError ? thrown.code : "INTERNAL";
  const { sentence, retryable } = errorTable[code];
  if (code === "SESSION_REQUIRED") return { code, sentence: SESSION_ENDED, next: "sign-in" };
  return { code, sentence, next: nextSteps[code] ?? (retryable ? "prepare-again" : "close") };
};

/**
 * Signed, and the cluster answers that it would fail now; the server can't be asked whether that is
 * because this very purchase has gone through. It is called neither unreachable nor unpaid.
 */
export const wouldFail = (findings: readonly Finding[]): Trouble => ({
  code: "INTERNAL",
  sentence: `Tried once more after signing, it would fail now: ${findings[0]?.message ?? "the cluster refuses it."} The server does not answer, so it is not known whether this purchase went on in another tab.`,
  next: "prepare-again",
});
