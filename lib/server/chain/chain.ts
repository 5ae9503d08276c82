import { CodedError } from "@/lib/core/errors";
import { jsonRpcClusterReader, type ClusterReader } from "@/lib/core/review";
import { clusterOfGenesis, type Address, type Cluster } from "@/lib/core/solana";
import { blockHeight, isBlockhashDead, lastValidHeightOf, newestLastValidHeight } from "./blocks";
import { broadcast, type BroadcastResult } from "./broadcast";
import type { RpcCluster } from "./cluster";
import { confirmedTransactions, type ConfirmedTransaction } from "./confirmed-transaction";
import { heldMints } from "./holdings";
import { endpointStandings, type EndpointStanding } from "./standing";
import { isAbsentForGood, signatureStatus, type SignatureStatus, type Unseen } from "./signatures";

/**
 * The cluster as the server uses it. Every method throws CHAIN_UNAVAILABLE where nobody answers; what
 * each asks of several endpoints stands beside the function it is.
 */
export interface Chain {
  /** What the transaction review asks. */
  readonly reader: ClusterReader;
  /** The second configured endpoint, which the review compares with the first (SIM-05). */
  readonly secondReader: ClusterReader | undefined;
  newestLastValidHeight(): Promise<bigint>;
  lastValidHeightOf(blockhash: string): Promise<bigint | null>;
  isBlockhashDead(blockhash: string): Promise<boolean>;
  blockHeight(): Promise<bigint>;
  broadcast(bytes: Uint8Array): Promise<BroadcastResult>;
  signatureStatus(signature: string): Promise<SignatureStatus | null>;
  isAbsentForGood(unseen: Unseen): Promise<boolean>;
  confirmedTransactions(signature: string): Promise<readonly (ConfirmedTransaction | null)[]>;
  heldMints(owner: Address): Promise<ReadonlySet<Address>>;
  /** How each configured endpoint is. Never throws. */
  endpointStandings(): Promise<readonly EndpointStanding[]>;
  /** @throws CHAIN_UNAVAILABLE also where the endpoints belong to another cluster. */
  assertCluster(expected: Cluster): Promise<void>;
}

export const chainOver = (cluster: RpcCluster): Chain => {
  const reader = jsonRpcClusterReader(cluster.result);
  const [, second] = cluster.each;
  return {
    reader,
    secondReader: second && jsonRpcClusterReader(second),
    newestLastValidHeight: () => newestLastValidHeight(cluster),
    lastValidHeightOf: (blockhash) => lastValidHeightOf(cluster, blockhash),
    isBlockhashDead: (blockhash) => isBlockhashDead(cluster, blockhash),
    blockHeight: () => blockHeight(cluster),
    broadcast: (bytes) => broadcast(cluster, bytes),
    signatureStatus: (signature) => signatureStatus(cluster, signature),
    isAbsentForGood: (unseen) => isAbsentForGood(cluster, unseen),
    confirmedTransactions: (signature) => confirmedTransactions(cluster, signature),
    heldMints: (owner) => heldMints(cluster, owner),
    endpointStandings: () => endpointStandings(cluster),
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
