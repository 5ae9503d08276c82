import * as z from "zod";
import { commitmentOf, hasReached } from "../../chain/slots";
import { blockNotAvailable, invalidParams } from "../../errors/rpc-error";
import { encodeError } from "../encode-meta";
import { encodeTransaction } from "../encode-transaction";
import { historyCommitment, method, withContext, type Methods } from "../method";
import type { RpcNode } from "../node";
import { addressParam, signatureParam, transactionConfig } from "../params";

const MAX_STATUSES = 256;
const MAX_SIGNATURES = 1000;

const blockTime = ({ chain, slotMillis }: RpcNode, slot: number): number =>
  chain.history.inSlot(slot)[0]?.blockTime ??
  chain.unixTime() - Math.floor(((chain.slot - slot) * slotMillis) / 1000);

/** @throws RpcError -32004 for a slot that is not there (yet). */
const requireBlock = ({ chain }: RpcNode, slot: number): void => {
  if (slot < chain.firstSlot || slot > chain.slot) throw blockNotAvailable(slot);
};

export const historyMethods: Methods = {
  getSignatureStatuses: method(
    z.tuple([
      z.array(signatureParam),
      z.object({ searchTransactionHistory: z.boolean().nullish() }).nullish(),
    ]),
    ([signatures], node) => {
      if (signatures.length > MAX_STATUSES) {
        throw invalidParams(`Too many inputs provided; max ${MAX_STATUSES}`);
      }
      const { chain } = node;
      const value = signatures.map((signature) => {
        const record = chain.history.get(signature);
        if (record === undefined) return null;
        const { slot } = record;
        const confirmationStatus = commitmentOf(slot, chain.slot);
        const err = encodeError(record.err);
        return {
          slot,
          confirmations: confirmationStatus === "finalized" ? null : chain.slot - slot,
          err,
          status: err === null ? { Ok: null } : { Err: err },
          confirmationStatus,
        };
      });
      return withContext(node, { commitment: "processed" }, value);
    },
  ),

  getTransaction: method(
    z.tuple([signatureParam, transactionConfig]),
    ([signature, view], node) => {
      const commitment = historyCommitment(view.commitment);
      const record = node.chain.history.get(signature);
      if (record === undefined || !hasReached(commitment, record.slot, node.chain.slot))
        return null;
      const { slot, blockTime: time } = record;
      const told =
        node.fault()?.kind === "falseHistory"
          ? { ...record, preTokenBalances: [], postTokenBalances: [] }
          : record;
      return { slot, blockTime: time, ...encodeTransaction(told, view) };
    },
  ),

  getSignaturesForAddress: method(
    z.tuple([
      addressParam,
      z
        .object({
          limit: z.number().int().nullish(),
          before: signatureParam.nullish(),
          until: signatureParam.nullish(),
          commitment: z.string().nullish(),
        })
        .nullish(),
    ]),
    ([address, config], { chain }) => {
      const limit = config?.limit ?? MAX_SIGNATURES;
      if (limit < 1 || limit > MAX_SIGNATURES) {
        throw invalidParams(`Invalid limit; max ${MAX_SIGNATURES}`);
      }
      const commitment = historyCommitment(config?.commitment);
      const all = chain.history.of(address);
      const indexOf = (signature: string): number =>
        all.findIndex((record) => record.signature === signature);
      const start = config?.before == null ? 0 : indexOf(config.before) + 1 || all.length;
      const until = config?.until == null ? -1 : indexOf(config.until);
      return all
        .slice(start, until === -1 ? undefined : until)
        .filter((record) => hasReached(commitment, record.slot, chain.slot))
        .slice(0, limit)
        .map((record) => ({
          signature: record.signature,
          slot: record.slot,
          err: encodeError(record.err),
          memo: record.memo,
          blockTime: record.blockTime,
          confirmationStatus: commitmentOf(record.slot, chain.slot),
        }));
    },
  ),

  getBlockTime: method(z.tuple([z.number().int()]), ([slot], node) => {
    requireBlock(node, slot);
    return blockTime(node, slot);
  }),

  getBlock: method(z.tuple([z.number().int(), transactionConfig]), ([slot, view], node) => {
    requireBlock(node, slot);
    const { chain } = node;
    if (!hasReached(historyCommitment(view.commitment), slot, chain.slot)) return null;
    return {
      blockhash: chain.blockhash(slot),
      previousBlockhash: chain.blockhash(slot - 1),
      parentSlot: slot - 1,
      blockHeight: chain.height(slot),
      blockTime: blockTime(node, slot),
      transactions: chain.history.inSlot(slot).map((record) => encodeTransaction(record, view)),
      rewards: [],
    };
  }),
};
