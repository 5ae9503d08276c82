import { CodedError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import { chainOver, type Chain } from "./chain";
import { rpcCluster, type RpcCluster } from "./cluster";
import { crossCheckOf, type CrossCheck } from "./cross-check";
import { endpointAt, type Endpoint } from "./endpoint";
import { boundedEndpoint } from "./proxy/bounded-endpoint";
import { forwardRpc, type RpcBody } from "./proxy/forward";
import { createGate } from "./proxy/gate";
import { verifiedEndpoint } from "./verified-endpoint";

/** What anybody may make the server ask: a review's largest answers are a tenth of this. */
const PROXIED_ANSWER_BYTES = 512 * 1024;
/** One review asks four questions at once; a household or an office may have a few open. */
const PROXIED_AT_ONCE = { total: 64, perParty: 16 };

const verified = (endpoint: Endpoint, name: string): Endpoint =>
  verifiedEndpoint(endpoint, {
    expected: env().solana.cluster,
    onWrong: (error) => {
      logger.error({ upstream: name, error }, "An RPC endpoint is on another cluster; left out.");
    },
  });

const clusterOf = (make: (address: URL, index: number) => Endpoint): RpcCluster => {
  const [first, ...others] = env().solana.rpcUrls;
  return rpcCluster([make(first, 1), ...others.map((address, index) => make(address, index + 2))]);
};

/** For purchases, and for whether the cluster answers. */
const openChain = (): Chain =>
  chainOver(
    clusterOf((address, index) => {
      const name = `solana-${index}`;
      return verified(endpointAt({ name, address }), name);
    }),
  );

/** For strangers: connections and failures of its own, which never stand in a purchase's way. */
const proxiedEndpoint = (address: URL, index: number): Endpoint => {
  const name = `solana-proxy-${index}`;
  const endpoint = endpointAt({ name, address, answerBytes: PROXIED_ANSWER_BYTES });
  return verified(boundedEndpoint(endpoint), name);
};

/** @throws CHAIN_UNAVAILABLE where no second endpoint is configured */
const openSecond = (): RpcCluster => {
  const [, second] = env().solana.rpcUrls;
  if (second === undefined)
    throw new CodedError("CHAIN_UNAVAILABLE", "no second endpoint is configured");
  return rpcCluster([proxiedEndpoint(second, 2)]);
};

// Next bundles the instrumentation, where the reconciler runs, and the routes apart, and each has its
// own: an error thrown by the other's code would be an instance of none of this one's classes.
let opened: Chain | undefined;
let proxied: RpcCluster | undefined;
let second: RpcCluster | undefined;
const gate = createGate(PROXIED_AT_ONCE);

/** The cluster, opened by the first who asks. */
export const chain = (): Chain => (opened ??= openChain());

/** `POST /api/rpc` of somebody at `address`: see forwardRpc, and createGate for how many at once. */
export const answerRpc = (body: RpcBody, address: string): Promise<string> =>
  gate(address, () => forwardRpc((proxied ??= clusterOf(proxiedEndpoint)), body));

/** The same of the second endpoint alone: what the first says is compared with it (SIM-05). */
export const answerSecondRpc = (body: RpcBody, address: string): Promise<string> =>
  gate(address, () => forwardRpc((second ??= openSecond()), body));

/** Where browsers compare what the first endpoint says; null with one endpoint. */
export const crossCheck = (): CrossCheck | null => crossCheckOf(env().solana.rpcUrls);

/** Whether the cluster answers and is the configured one. @throws CHAIN_UNAVAILABLE */
export const pingChain = (): Promise<void> => chain().assertCluster(env().solana.cluster);
