import * as z from "zod";
import { readResult } from "./answer";
import { finalizedTip, remembersSince } from "./blocks";
import type { RpcCluster } from "./cluster";

const slot = z.number().int().nonnegative().transform(BigInt);
const statusSchema = z.object({
  slot,
  confirmationStatus: z.enum(["processed", "confirmed", "finalized"]).nullish(),
  err: z.unknown(),
});
const statusesSchema = z.object({
  context: z.object({ slot }),
  value: z.tuple([statusSchema.nullable()]),
});

export interface SignatureStatus {
  readonly slot: bigint;
  /** What every endpoint that answers agrees on; "seen" is less than confirmed by all of them. */
  readonly confirmation: "seen" | "confirmed" | "finalized";
  /** The node's TransactionError JSON, or null where it succeeded. */
  readonly error: unknown;
}

const levels = ["seen", "confirmed", "finalized"] as const;

/** One endpoint's word, its whole history included, and the slot it was given at. */
const statusAt = async (
  result: RpcCluster["result"],
  signature: string,
): Promise<{ readonly asOf: bigint; readonly status: SignatureStatus | null }> => {
  const answer = await result("getSignatureStatuses", [
    [signature],
    { searchTransactionHistory: true },
  ]);
  const { context, value } = readResult("getSignatureStatuses", statusesSchema, answer);
  const [status] = value;
  if (status === null) return { asOf: context.slot, status: null };
  const confirmation =
    levels.find((level) => level === (status.confirmationStatus ?? "seen")) ?? "seen";
  return {
    asOf: context.slot,
    status: { slot: status.slot, confirmation, error: status.err ?? null },
  };
};

const sameOutcome = (one: SignatureStatus, other: SignatureStatus): boolean =>
  one.slot === other.slot && (one.error === null) === (other.error === null);

/** What several endpoints say, as one: known where one knows it, confirmed where all agree. */
const combined = (statuses: readonly (SignatureStatus | null)[]): SignatureStatus | null => {
  const known = statuses.filter((status) => status !== null);
  const [first] = known;
  if (!first) return null;
  const agreed =
    known.length === statuses.length && known.every((status) => sameOutcome(first, status));
  const least = levels.find((level) => known.some(({ confirmation }) => confirmation === level));
  return { ...first, confirmation: agreed ? (least ?? "seen") : "seen" };
};

/**
 * What the chain knows of a signature; null is nothing at any endpoint that answers.
 * @throws CHAIN_UNAVAILABLE where none answers
 */
export const signatureStatus = async (
  { everyone }: Pick<RpcCluster, "everyone">,
  signature: string,
): Promise<SignatureStatus | null> => {
  const answers = await everyone((result) => statusAt(result, signature));
  return combined(answers.map(({ status }) => status));
};

/** A signed transaction that may have landed, or never will. */
export interface Unseen {
  readonly signature: string;
  /** The height past which it can't land. */
  readonly lastValidBlockHeight: bigint;
  /** A moment before it was signed: from then on a node has to remember what landed. */
  readonly begunAt: Date;
}

/**
 * Whether every configured endpoint says all three: the finalized chain is past the last valid height,
 * the signature is unknown, and its ledger reaches back to before it was signed. Each is asked the height
 * first, and its "unknown" counts only as of that slot or later: behind a balancer it may come from a
 * node that has not got that far. One that does not answer could be the one that knows it.
 * @throws CHAIN_UNAVAILABLE where none answers
 */
export const isAbsentForGood = async (
  { each, everyone }: Pick<RpcCluster, "each" | "everyone">,
  { signature, lastValidBlockHeight, begunAt }: Unseen,
): Promise<boolean> => {
  const answers = await everyone(async (result) => {
    const tip = await finalizedTip({ result });
    if (tip.height <= lastValidBlockHeight) return false;
    const { asOf, status } = await statusAt(result, signature);
    return status === null && asOf >= tip.slot && (await remembersSince({ result }, begunAt));
  });
  return answers.length === each.length && answers.every(Boolean);
};
