import type { LicenceQuota } from "@/lib/core/licence";

/** A model to make pictures with: one's own, or one whose licence the wallet holds. */
export interface ModelChoice {
  /** REALM's id. */
  readonly modelId: string;
  readonly name: string;
  readonly by: "own" | "licence";
}

/** What is there to work with when the page is made. */
export interface Workbench {
  readonly models: readonly ModelChoice[];
  /** Null for whoever holds no licence. */
  readonly quota: LicenceQuota | null;
  /** Why some models may be missing from the list, in a sentence. */
  readonly gap: string | null;
}
