import type { AnyIntent, Intent } from "@/lib/core/intent";
import type { Finding, Movement, RuleId } from "@/lib/core/review";
import type { Landed, RecordedCluster } from "@/lib/core/review/corpus/schema";
import type { Address } from "@/lib/core/solana";
import type { Stage } from "./stage";

/** "PAY-02 block" */
export type FindingText = `${RuleId} ${Finding["severity"]}`;

/** What the person is to be told about the money. Lamports and base units. */
export interface StatedOutcome {
  readonly pays: readonly Pick<Movement, "mint" | "amount" | "counterparty">[];
  readonly receives: readonly Pick<Movement, "mint" | "amount" | "counterparty">[];
  readonly networkFee: bigint;
  readonly rent: bigint;
}

/** One case, ready to be recorded. */
export interface Scene {
  readonly transaction: Uint8Array;
  readonly intent: AnyIntent;
  /** The bytes that had been reviewed before the wallet returned `transaction`. */
  readonly reviewed?: Uint8Array;
  readonly counterpart?: Intent;
  readonly sponsors?: readonly Address[];
  /** Known authorities; the marketplace's escrow where nothing else is said. */
  readonly authorities?: readonly Address[];
  readonly now?: string;
  readonly outcome?: StatedOutcome;
  /** What the cluster says where it is silent or does not tell the truth. */
  readonly answers?: (honest: RecordedCluster) => RecordedCluster;
  /** Sends it, after the cluster was asked: what came of it. */
  readonly landing?: () => Landed | Promise<Landed>;
  /** What a second endpoint says. */
  readonly second?: (honest: RecordedCluster) => RecordedCluster;
}

/** A case by its description, what must be found in it, and how it comes about. */
export interface Definition {
  /** One sentence. */
  readonly about: string;
  /** All that must be found, and nothing else: written down here, never taken from the engine. */
  readonly finds: readonly FindingText[];
  readonly scene: (stage: Stage) => Scene | Promise<Scene>;
}

/** Cases by the names of their files. */
export type Definitions = Readonly<Record<string, Definition>>;
