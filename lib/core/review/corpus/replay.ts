import { toBase64, type Address } from "../../solana";
import type { AccountState, ClusterReader } from "../resolve/cluster-reader";
import type { RecordedCluster } from "./schema";

type States = ReadonlyMap<Address, AccountState | null>;

const unanswered = (): Promise<never> => Promise.reject(new Error("the cluster did not answer"));

export interface Replay {
  readonly cluster: ClusterReader;
  /** What was asked for and is not in the recording: the recording is then out of date. */
  readonly unrecorded: ReadonlySet<string>;
}

/**
 * A cluster that gives the recorded answers again. A question that was not recorded is rejected,
 * never guessed, and remembered in `unrecorded`.
 */
export const replay = (recorded: RecordedCluster, transaction: Uint8Array): Replay => {
  const unrecorded = new Set<string>();
  const pick = (addresses: readonly Address[], layers: readonly States[]) => {
    const states = addresses.map((address) => {
      const layer = layers.find((candidate) => candidate.has(address));
      if (layer === undefined) unrecorded.add(address);
      return layer?.get(address) ?? null;
    });
    return unrecorded.size === 0 ? Promise.resolve(states) : unanswered();
  };
  const { genesisHash, blockhashes, accounts, simulation } = recorded;
  const cluster: ClusterReader = {
    genesisHash: () => (genesisHash === null ? unanswered() : Promise.resolve(genesisHash)),
    isBlockhashValid: (blockhash) =>
      blockhashes === null ? unanswered() : Promise.resolve(blockhashes.includes(blockhash)),
    accounts: (addresses) => (accounts === null ? unanswered() : pick(addresses, [accounts])),
    simulate: async (bytes, addresses) => {
      if (simulation === null || accounts === null) return unanswered();
      if (toBase64(bytes) !== toBase64(transaction)) {
        unrecorded.add("a simulation of other bytes");
        return unanswered();
      }
      const { error, logs, unitsConsumed, innerInstructions } = simulation;
      const after = error === null ? await pick(addresses, [simulation.accounts, accounts]) : [];
      return { error, logs, unitsConsumed, innerInstructions, accounts: after };
    },
  };
  return { cluster, unrecorded };
};
