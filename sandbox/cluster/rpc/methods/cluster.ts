import * as z from "zod";
import { SLOTS_PER_EPOCH } from "../../chain/slots";
import { invalidParams } from "../../errors/rpc-error";
import { API_VERSION, contextSlot, method, withContext, type Methods } from "../method";
import { contextConfig } from "../params";

const noParams = z.tuple([]);
const context = z.tuple([contextConfig]);
/** The public devnet's genesis hash. */
const DEVNET_GENESIS = "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG";
const RECENT_SLOTS = 150;
const MAX_LEADERS = 5000;

/** What a client asks about the cluster itself. */
export const clusterMethods: Methods = {
  getHealth: method(noParams, () => "ok"),
  getVersion: method(noParams, () => ({ "solana-core": API_VERSION, "feature-set": 0 })),
  getGenesisHash: method(noParams, (_, node) =>
    node.fault()?.kind === "otherGenesis" ? DEVNET_GENESIS : node.genesisHash,
  ),
  getIdentity: method(noParams, (_, node) => ({ identity: node.identity })),

  getSlot: method(context, ([config], node) => contextSlot(node, config)),
  getBlockHeight: method(context, ([config], node) => node.chain.height(contextSlot(node, config))),
  getTransactionCount: method(context, (_, node) => node.chain.history.count),
  // Nothing of the ledger is missing: the slots before its first have no blocks.
  getFirstAvailableBlock: method(noParams, () => 0),
  minimumLedgerSlot: method(noParams, (_, node) => node.chain.firstSlot),

  getEpochInfo: method(context, ([config], node) => {
    const slot = contextSlot(node, config);
    return {
      absoluteSlot: slot,
      blockHeight: node.chain.height(slot),
      epoch: Math.floor(slot / SLOTS_PER_EPOCH),
      slotIndex: slot % SLOTS_PER_EPOCH,
      slotsInEpoch: SLOTS_PER_EPOCH,
      transactionCount: node.chain.history.count,
    };
  }),
  getEpochSchedule: method(noParams, () => ({
    slotsPerEpoch: SLOTS_PER_EPOCH,
    leaderScheduleSlotOffset: SLOTS_PER_EPOCH,
    warmup: false,
    firstNormalEpoch: 0,
    firstNormalSlot: 0,
  })),

  getSlotLeader: method(context, (_, node) => node.identity),
  getSlotLeaders: method(z.tuple([z.number().int(), z.number().int()]), ([, limit], node) => {
    if (limit < 1 || limit > MAX_LEADERS) {
      throw invalidParams(`Invalid limit; max ${MAX_LEADERS}`);
    }
    return Array.from({ length: limit }, () => node.identity);
  }),

  getMinimumBalanceForRentExemption: method(
    z.tuple([z.number().int().nonnegative(), contextConfig]),
    ([bytes], node) => node.chain.bank.rentExemption(BigInt(bytes)),
  ),
  getRecentPrioritizationFees: method(z.tuple([z.array(z.string()).nullish()]), (_, node) => {
    const { slot, firstSlot } = node.chain;
    const first = Math.max(slot - RECENT_SLOTS + 1, firstSlot);
    return Array.from({ length: slot - first + 1 }, (__, index) => ({
      slot: first + index,
      prioritizationFee: 0,
    }));
  }),
  getSupply: method(context, ([config], node) => {
    let total = 0n;
    for (const account of node.chain.bank.written()) total += account.lamports;
    return withContext(node, config, {
      total,
      circulating: total,
      nonCirculating: 0,
      nonCirculatingAccounts: [],
    });
  }),
};
