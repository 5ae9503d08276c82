import { toBase64 } from "@/lib/core/solana";
import type { Input } from "@/lib/core/review/input";

/** What a person has filled in. */
export interface Draft {
  /** As typed or pasted, in any form `readInput` takes. */
  readonly text: string;
  /** Whose side to take; empty for the fee payer's. As typed. */
  readonly wallet: string;
  /** Nothing is asked of the cluster and nothing leaves the browser. */
  readonly offline: boolean;
}

export const emptyDraft: Draft = { text: "", wallet: "", offline: false };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Reads `#tx=…&wallet=…&offline=1` or `#signature=…`. A "+" stays a "+", as base64 has it: a fragment
 * is no form. Browsers send no fragment to any server (RFC 9110 § 7.1).
 */
export const readFragment = (fragment: string): Draft => {
  const parameters = new Map(
    fragment
      .replace(/^#/u, "")
      .split("&")
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return [name, decoded(value.join("="))] as const;
      }),
  );
  return {
    text: parameters.get("tx") ?? parameters.get("signature") ?? "",
    wallet: parameters.get("wallet") ?? "",
    offline: parameters.get("offline") === "1",
  };
};

/** base64 of the alphabet for links: nothing in it has to be escaped. */
const linkable = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const subject = (input: Input): string | null => {
  if (input.kind === "transaction") return `tx=${linkable(input.pasted)}`;
  return input.kind === "signature" ? `signature=${input.signature}` : null;
};

/** The fragment that brings this back, "" where there is nothing to bring back or it must not be kept. */
export const writeFragment = (input: Input, { wallet, offline }: Draft): string => {
  const first = subject(input);
  if (first === null) return "";
  const side = wallet === "" ? "" : `&wallet=${encodeURIComponent(wallet)}`;
  return `#${first}${side}${offline ? "&offline=1" : ""}`;
};
