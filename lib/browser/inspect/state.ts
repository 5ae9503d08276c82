import type { Review } from "@/lib/core/review";
import type { Form, InputProblem, Secret } from "@/lib/core/review/input";
import type { Landed } from "@/lib/core/review/landed";
import type { Address } from "@/lib/core/solana";

/** What was read and whose side is taken: every finding belongs to one of these. */
export interface Subject {
  readonly transaction: Uint8Array;
  readonly form: Form;
  /** Null: the fee payer's. */
  readonly wallet: Address | null;
}

/** How far the cluster's part is: still out, in, or not wanted. */
export type ClusterPart = "asked" | "answered" | "left out";

export type InspectionState =
  | { readonly phase: "empty" }
  /** Taken away unread; nothing of it is kept. */
  | { readonly phase: "secret"; readonly secret: Secret }
  | { readonly phase: "problem"; readonly problem: InputProblem | "wallet" }
  /** While the cluster is asked, `review` is that of the rules that need none: it can only get worse. */
  | {
      readonly phase: "reviewed";
      readonly subject: Subject;
      readonly review: Review;
      readonly cluster: ClusterPart;
    }
  | { readonly phase: "fetching"; readonly signature: string }
  | { readonly phase: "landed"; readonly landed: Landed; readonly wallet: Address | null }
  | { readonly phase: "missing"; readonly signature: string }
  | { readonly phase: "unreachable"; readonly signature: string; readonly sentence: string };
