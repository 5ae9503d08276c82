import * as z from "zod";
import { nodeUnhealthy, preflightFailure, signatureFailure } from "../../errors/rpc-error";
import { transactionErrorWords } from "../../errors/transaction-error";
import { SLOTS_BEHIND_WHEN_FAULTY } from "../../faults";
import { verifySignatures } from "../../transaction/signatures";
import type { WireTransaction } from "../../transaction/wire";
import { contextSlot, method, type Methods } from "../method";
import type { RpcNode } from "../node";
import { wireEncoding } from "../params";
import { readWire } from "../read-wire";
import { encodeSimulation, simulated } from "../simulation";

const config = z
  .object({
    encoding: wireEncoding.nullish(),
    skipPreflight: z.boolean().nullish(),
    preflightCommitment: z.string().nullish(),
    maxRetries: z.number().int().nonnegative().nullish(),
    minContextSlot: z.number().int().nonnegative().nullish(),
  })
  .nullish();

/** @throws RpcError -32003 or -32002 as a node's preflight does. */
const preflight = ({ chain }: RpcNode, transaction: WireTransaction, signed: boolean): void => {
  if (!signed) throw signatureFailure();
  const resolved = chain.resolve(transaction.message);
  const result = simulated(chain.simulate(transaction, resolved, false));
  if (result.err === null) return;
  const words = transactionErrorWords(result.err);
  throw preflightFailure(words, encodeSimulation(result, resolved, false));
};

export const sendMethods: Methods = {
  /**
   * Answers the signature of whatever was passed on, as a node does: without preflight a
   * transaction that cannot land is dropped in silence.
   */
  sendTransaction: method(z.tuple([z.string(), config]), ([text, options], node) => {
    if (node.fault()?.kind === "sendFails") throw nodeUnhealthy(SLOTS_BEHIND_WHEN_FAULTY);
    const transaction = readWire(text, options?.encoding);
    const signed = verifySignatures(transaction);
    if (options?.skipPreflight !== true) {
      const { preflightCommitment: commitment, minContextSlot } = options ?? {};
      contextSlot(node, { commitment, minContextSlot });
      preflight(node, transaction, signed);
    }
    if (signed && node.fault()?.kind !== "dropSends") node.chain.land(transaction);
    return transaction.signature;
  }),
};
