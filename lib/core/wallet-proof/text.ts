import { hasHiddenCharacters } from "../review/escape";
import type { Address } from "../solana";

const opens = {
  "sign-in": "wants you to sign in with your Solana account:",
  "step-up": "wants you to confirm with your Solana account:",
} as const;

/** What a signature is asked for: to sign in, or to confirm one deed. */
type ProofDeed = keyof typeof opens;

/** What the page that asks knows by itself, without the server's answer. */
export interface ProofGround {
  readonly deed: ProofDeed;
  readonly wallet: Address;
  /** Of the page: "countersign.example" and "https://countersign.example". */
  readonly host: string;
  readonly origin: string;
  /** Lines that have to stand in the text as they are: what is confirmed. */
  readonly lines: readonly string[];
}

const EXPIRY = /^Expiration Time: (\S+)$/mu;

/** Until when a text may be signed, in milliseconds since 1970; null where it does not say. */
export const expiryOf = (text: string): number | null => {
  const at = Date.parse(EXPIRY.exec(text)?.[1] ?? "");
  return Number.isNaN(at) ? null : at;
};

/** Why a text is not this page's own for this wallet and deed, one sentence each. */
export const textProblems = (text: string, ground: ProofGround, now: Date): readonly string[] => {
  const { deed, wallet, host, origin } = ground;
  const [first, second, ...rest] = text.split("\n");
  const missing = [`URI: ${origin}`, ...ground.lines].filter((line) => !rest.includes(line));
  const until = expiryOf(text);
  return [
    ...(first === `${host} ${opens[deed]}`
      ? []
      : [`The text does not begin as one of ${host} for this purpose does.`]),
    ...(second === wallet ? [] : ["The text is for another wallet."]),
    ...missing.map((line) => `The text lacks the line “${line}”.`),
    ...(text.split("\n").some(hasHiddenCharacters)
      ? ["The text carries characters that can’t be seen."]
      : []),
    ...(until !== null && until > now.getTime() ? [] : ["The text is too old, or never expires."]),
  ];
};
