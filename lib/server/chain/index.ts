import "server-only";

export type { Chain } from "./chain";
export { answerRpc, answerSecondRpc, chain, crossCheck, pingChain } from "./instance";
export { rpcBodySchema } from "./proxy/forward";
