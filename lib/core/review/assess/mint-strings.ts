import type { Severity } from "../types";

/** What an extension lets somebody do to those who hold the token. */
export interface MintString {
  readonly severity: Severity;
  readonly words: string;
}

const warn = (words: string): MintString => ({ severity: "warn", words });

/**
 * Token-2022 mint extensions that let somebody tax, stop, hide, redraw or take back the token, by
 * `ExtensionType`. Pointers, metadata and groups (18 to 23) only describe it and are left out. One
 * that stands here with nobody in its authority still counts: what it says may be read otherwise by
 * a later version of the program. Source: solana-program/token-2022 `extension/mod.rs`.
 */
export const strings: ReadonlyMap<number, MintString> = new Map([
  [1, warn("a fee on every transfer")],
  [3, warn("a close authority for its mint")],
  [4, warn("hidden balances, which this review can't follow")],
  [6, warn("a default state that may be frozen")],
  [9, warn("a ban on passing it on")],
  [10, warn("interest, so wallets show another amount than you hold")],
  [12, { severity: "block", words: "a permanent delegate who can take it back" }],
  [14, warn("a program that decides on every transfer")],
  [16, warn("hidden fees on hidden transfers")],
  [24, warn("a hidden supply, which more may be added to unseen")],
  [25, warn("a scale that can change, so wallets show another amount than you hold")],
  [26, warn("a switch that pauses all transfers")],
  [28, warn("somebody without whom it can't be destroyed")],
]);
