import { CodedError } from "@/lib/core/errors";
import { jsonRpcClusterReader, type ClusterReader } from "@/lib/core/review";
import { clusterOfGenesis, type Cluster } from "@/lib/core/solana";
import { blockHeight, isBlockhashValid, latestBlockhash, type LatestBlockhash } from "./blocks";
import { broadcast, type BroadcastResult } from "./broadcast";
import type { RpcCluster } from "./cluster";
import { confirmedTransaction, type ConfirmedTransaction } from "./confirmed-transaction";
import { isAbsentForGood, signatureStatus, type SignatureStatus } from "./signatures";

/** The cluster as the server uses it. Every method throws CHAIN_UNAVAILABLE where nobody answers. */
export interface Chain {
  /** What the transaction review asks. */
  readonly reader: ClusterReader;
  latestBlockhash(): Promise<LatestBlockhash>;
  isBlockhashValid(blockhash: string): Promise<boolean>;
  /** Height of the confirmed chain. */
  blockHeight(): Promise<bigint>;
  broadcast(bytes: Uint8Array): Promise<BroadcastResult>;
  signatureStatus(signature: string): Promise<SignatureStatus | null>;
  isAbsentForGood(signature: string, lastValidBlockHeight: bigint): Promise<boolean>;
  confirmedTransaction(signature: string): Promise<ConfirmedTransaction | null>;
  /** @throws CHAIN_UNAVAILABLE also where the endpoints belong to another cluster. */
  assertCluster(expected: Cluster): Promise<void>;
}

export const chainOver = (cluster: RpcCluster): Chain => {
  const reader = jsonRpcClusterReader(cluster.result);
  return {
    reader,
    latestBlockhash: () => latestBlockhash(cluster),
    isBlockhashValid: (blockhash) => isBlockhashValid(cluster, blockhash),
    blockHeight: () => blockHeight(cluster, "confirmed"),
    broadcast: (bytes) => broadcast(cluster, bytes),
    signatureStatus: (signature) => signatureStatus(cluster, signature),
    isAbsentForGood: (signature, height) => isAbsentForGood(cluster, signature, height),
    confirmedTransaction: (signature) => confirmedTransaction(cluster, signature),
    async assertCluster(expected) {
      const found = clusterOfGenesis(await reader.genesisHash());
      if (found === expected) return;
      throw new CodedError(
        "CHAIN_UNAVAILABLE",
        `the RPC endpoint is on ${found}, not on ${expected}`,
        {
          context: { found, expected },
        },
      );
    },
  };
};
