import type { AnyIntent, Intent } from "../intent";
import type { Address } from "../solana";
import type { ClusterReader } from "./resolve/cluster-reader";
import type { RuleId } from "./rule-ids";

export type Severity = "warn" | "block";
export type Verdict = "ok" | Severity;

/** One thing a rule has to say. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Index of the instruction it points at, or null for the transaction as a whole. */
  readonly instruction: number | null;
  /** One plain sentence for a person. */
  readonly message: string;
  /** The numbers and addresses that decided it. Amounts are lamports or base units in digits. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ReviewRequest {
  /** Wire bytes: signatures and message. */
  readonly transaction: Uint8Array;
  readonly intent: AnyIntent;
  /** The other side's intent, for INTENT-01. */
  readonly counterpart?: Intent | undefined;
  /** Null reviews offline: rules that need the cluster are skipped and the verdict is "warn" at best. */
  readonly cluster: ClusterReader | null;
  /** A second cluster endpoint that must agree with the first (SIM-05). */
  readonly secondCluster?: ClusterReader | undefined;
  /** Addresses other than the wallet that may pay the network fee. */
  readonly sponsors?: readonly Address[] | undefined;
  /** Authorities that may stand on a promised mint or a lookup table (GET-03, MSG-11). */
  readonly authorities?: readonly Address[] | undefined;
  readonly now: Date;
}

/** An amount that moves, in lamports for "SOL" and base units for a mint. */
export interface Movement {
  readonly mint: "SOL" | Address;
  readonly amount: bigint;
  readonly counterparty: Address | null;
  /** The counterparty's part in the intent: seller, marketplace. */
  readonly role: string | null;
  readonly label: string | null;
  readonly decimals: number;
}

/** What the wallet pays and gets. Lamports for `networkFee` and `rent`. */
export interface Outcome {
  readonly pays: readonly Movement[];
  readonly receives: readonly Movement[];
  readonly networkFee: bigint;
  readonly rent: bigint;
}

/**
 * One balance that the instructions or the simulation change: what is stated beside what was seen.
 * Lamports where `mint` is "SOL", else base units.
 */
export interface BalanceChange {
  readonly account: Address;
  /** Who owns it where it is a token account. */
  readonly holder: Address | null;
  /** The wallet itself or a token account of its. */
  readonly ours: boolean;
  readonly mint: "SOL" | Address;
  readonly decimals: number;
  /** Null: the instructions do not say. */
  readonly expected: bigint | null;
  /** Null: unknown, as after a failed simulation or without one. Never read it as zero. */
  readonly observed: bigint | null;
  /** Whether the account comes into being or ceases to exist. */
  readonly lifecycle: "created" | "closed" | null;
  /** The account's part in the intent: seller, marketplace. */
  readonly role: string | null;
  /** What the intent calls the token. */
  readonly label: string | null;
}

export interface ReviewedAccount {
  readonly name: string;
  readonly address: Address;
  readonly signer: boolean;
  readonly writable: boolean;
}

export interface ReviewedInstruction {
  /** Position in the message; the parts of an unfolded batch share the batch's. */
  readonly index: number;
  readonly program: Address;
  readonly programName: string;
  readonly name: string;
  readonly known: "known" | "unknown-program" | "unknown-instruction";
  readonly accounts: readonly ReviewedAccount[];
  readonly args: Readonly<Record<string, string>>;
  /** What the program gets, as it stands in the message. */
  readonly data: Uint8Array;
  /** Programs that its inner calls reached, each once; null where nothing was tried or it failed. */
  readonly reached: readonly Address[] | null;
}

export interface Review {
  readonly version: 1;
  readonly verdict: Verdict;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Null is unknown: the simulation failed or the bytes do not decode. Never read it as zero. */
  readonly outcome: Outcome | null;
  /** Stated beside observed, the wallet's accounts first; empty where the bytes do not decode. */
  readonly changes: readonly BalanceChange[];
  readonly instructions: readonly ReviewedInstruction[];
  readonly signers: readonly { readonly address: Address; readonly signed: boolean }[];
  readonly feePayer: Address | null;
  readonly messageVersion: "legacy" | "v0" | null;
  readonly blockhash: string | null;
  /** Lower-case hex SHA-256 of the message bytes. */
  readonly messageHash: string | null;
  /** Rules that were not run, and why. */
  readonly skipped: readonly { readonly rule: RuleId; readonly reason: string }[];
}
