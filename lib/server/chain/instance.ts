import { env } from "@/lib/server/env";
import { chainOver, type Chain } from "./chain";
import { rpcCluster, type RpcCluster } from "./cluster";
import { endpointAt } from "./endpoint";
import { forwardRpc, type RpcBody } from "./proxy/forward";

let cluster: RpcCluster | undefined;
let instance: Chain | undefined;

const theCluster = (): RpcCluster => {
  if (cluster) return cluster;
  const [first, ...others] = env().solana.rpcUrls;
  cluster = rpcCluster([
    endpointAt(first, "solana"),
    ...others.map((address, index) => endpointAt(address, `solana-${index + 2}`)),
  ]);
  return cluster;
};

/** The cluster of this process. */
export const chain = (): Chain => (instance ??= chainOver(theCluster()));

/** `POST /api/rpc`: see forwardRpc. */
export const answerRpc = (body: RpcBody): Promise<string> => forwardRpc(theCluster(), body);

/** Whether the cluster answers and is the configured one. @throws CHAIN_UNAVAILABLE */
export const pingChain = (): Promise<void> => chain().assertCluster(env().solana.cluster);
