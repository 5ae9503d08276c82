import * as z from "zod";
import { toBase64 } from "@/lib/core/solana";
import type { RpcCluster } from "./cluster";
import { RpcError } from "./rpc-error";

/** `rejected`: the preflight said no. That is not proof that the bytes can never land. */
export type BroadcastResult =
  { readonly kind: "accepted" } | { readonly kind: "rejected"; readonly reason: string };

/** SendTransactionPreflightFailure (agave `rpc-client-api/custom_error.rs`). */
const PREFLIGHT_FAILURE = -32002;
const preflightSchema = z.object({ err: z.unknown() });

const reasonOf = ({ code, message, data }: RpcError): string => {
  const preflight = code === PREFLIGHT_FAILURE ? preflightSchema.safeParse(data) : null;
  return preflight?.success === true ? JSON.stringify(preflight.data.err ?? message) : message;
};

const sendTo = async (
  result: RpcCluster["result"],
  bytes: Uint8Array,
): Promise<BroadcastResult> => {
  try {
    await result("sendTransaction", [
      toBase64(bytes),
      { encoding: "base64", preflightCommitment: "confirmed" },
    ]);
    return { kind: "accepted" };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const reason = reasonOf(error);
    return reason === '"AlreadyProcessed"' ? { kind: "accepted" } : { kind: "rejected", reason };
  }
};

/**
 * Sends wire bytes to every endpoint, preflight on; accepted where one takes them, for a node can
 * take bytes and lose them. The same bytes twice are the same transaction: one that landed already
 * counts as accepted. @throws CHAIN_UNAVAILABLE where no endpoint answers
 */
export const broadcast = async (
  { everyone }: Pick<RpcCluster, "everyone">,
  bytes: Uint8Array,
): Promise<BroadcastResult> => {
  const answers = await everyone((result) => sendTo(result, bytes));
  const reasons = answers.flatMap((one) => (one.kind === "rejected" ? [one.reason] : []));
  return reasons.length < answers.length
    ? { kind: "accepted" }
    : { kind: "rejected", reason: [...new Set(reasons)].join(", ") };
};
