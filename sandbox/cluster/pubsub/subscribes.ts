import * as z from "zod";
import { commitmentLag, hasReached, readCommitment } from "../chain/slots";
import { encodeError } from "../rpc/encode-meta";
import { encodeFor } from "../rpc/methods/accounts";
import { readParams } from "../rpc/method";
import { accountConfig, addressParam, contextConfig, signatureParam } from "../rpc/params";
import { programSubscribe } from "./program";
import type { Notification, Subscribe } from "./subscription";

const signatureParams = z.tuple([
  signatureParam,
  z
    .object({ commitment: z.string().nullish(), enableReceivedNotification: z.boolean().nullish() })
    .nullish(),
]);

/** Tells once that a transaction has reached the commitment; at once when it had before. */
const signatureSubscribe: Subscribe = (params, node) => {
  const [signature, config] = readParams(signatureParams, params);
  const commitment = readCommitment(config?.commitment);
  const told = (): Notification[] => {
    const record = node.chain.history.get(signature);
    if (record === undefined || !hasReached(commitment, record.slot, node.chain.slot)) return [];
    const value = { err: encodeError(record.err) };
    return [{ method: "signatureNotification", slot: record.slot, value }];
  };
  return { commitment, atOnce: told, onLanding: told, once: true };
};

const accountSubscribe: Subscribe = (params, node) => {
  const [address, config] = readParams(z.tuple([addressParam, accountConfig]), params);
  const commitment = readCommitment(config?.commitment);
  return {
    commitment,
    onLanding: ({ record, writes }) =>
      writes
        .filter((account) => account.address === address)
        .map((account) => ({
          method: "accountNotification",
          slot: record.slot,
          value: encodeFor(node, account, config ?? {}),
        })),
  };
};

const logsFilter = z.union([
  z.literal(["all", "allWithVotes"]),
  z.object({ mentions: z.array(addressParam).length(1, "only 1 address supported") }),
]);

const logsSubscribe: Subscribe = (params) => {
  const [filter, config] = readParams(z.tuple([logsFilter, contextConfig]), params);
  return {
    commitment: readCommitment(config?.commitment),
    onLanding: ({ record }) => {
      const wanted =
        typeof filter === "string" ||
        filter.mentions.every((address) => record.addresses.includes(address));
      const { signature, err, logs, slot } = record;
      const value = { signature, err: encodeError(err), logs };
      return wanted ? [{ method: "logsNotification", slot, value }] : [];
    },
  };
};

const slotSubscribe: Subscribe = (params, node) => {
  readParams(z.tuple([]), params);
  return {
    commitment: "processed",
    onSlot: (slot) => {
      const root = Math.max(slot - commitmentLag.finalized, node.chain.firstSlot);
      const value = { slot, parent: slot - 1, root };
      return [{ method: "slotNotification", slot: null, value }];
    },
  };
};

const rootSubscribe: Subscribe = (params) => {
  readParams(z.tuple([]), params);
  return {
    commitment: "finalized",
    onSlot: (slot) => [
      { method: "rootNotification", slot: null, value: slot - commitmentLag.finalized },
    ],
  };
};

/** What can be waited for, by the word before "Subscribe". */
export const subscribes: ReadonlyMap<string, Subscribe> = new Map([
  ["signature", signatureSubscribe],
  ["account", accountSubscribe],
  ["program", programSubscribe],
  ["logs", logsSubscribe],
  ["slot", slotSubscribe],
  ["root", rootSubscribe],
]);
