import * as z from "zod";
import { readResult } from "./answer";
import { blockHeight } from "./blocks";
import type { RpcCluster } from "./cluster";

const statusSchema = z.object({
  slot: z.number().int().nonnegative().transform(BigInt),
  confirmationStatus: z.enum(["processed", "confirmed", "finalized"]).nullish(),
  err: z.unknown(),
});
const statusesSchema = z.object({ value: z.tuple([statusSchema.nullable()]) });

export interface SignatureStatus {
  readonly slot: bigint;
  /** Confirmed by a supermajority, or final. */
  readonly confirmed: boolean;
  /** The node's TransactionError JSON, or null where it succeeded. */
  readonly error: unknown;
}

/** What the chain knows of a signature, its whole history included; null is nothing. */
export const signatureStatus = async (
  { result }: Pick<RpcCluster, "result">,
  signature: string,
): Promise<SignatureStatus | null> => {
  const answer = await result("getSignatureStatuses", [
    [signature],
    { searchTransactionHistory: true },
  ]);
  const [status] = readResult("getSignatureStatuses", statusesSchema, answer).value;
  if (status === null) return null;
  const confirmed =
    status.confirmationStatus === "confirmed" || status.confirmationStatus === "finalized";
  return { slot: status.slot, confirmed, error: status.err ?? null };
};

/**
 * Whether every endpoint that answers says both: the finalized chain is past the last valid height,
 * and the signature is unknown. Each is asked the height first, so that what it then does not know
 * can't land on it later. The finalized view trails the tip by 31 blocks, which covers a height
 * that was learned from a node a little behind.
 */
export const isAbsentForGood = async (
  { everyone }: Pick<RpcCluster, "everyone">,
  signature: string,
  lastValidBlockHeight: bigint,
): Promise<boolean> => {
  const answers = await everyone(async (result) => {
    const height = await blockHeight({ result }, "finalized");
    if (height <= lastValidBlockHeight) return false;
    return (await signatureStatus({ result }, signature)) === null;
  });
  return answers.every(Boolean);
};
