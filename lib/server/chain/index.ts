import "server-only";

export type { Chain } from "./chain";
export { answerRpc, chain, pingChain } from "./instance";
export { rpcBodySchema } from "./proxy/forward";
