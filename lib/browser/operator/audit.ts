import { chainStateSchema, type ChainState } from "@/lib/core/operator/audit";
import { callApi } from "../http/call-api";

/** Has the whole audit log walked now. @throws CodedError */
export const verifyChain = (): Promise<ChainState> =>
  callApi({ path: "/api/operator/audit/verify", method: "POST", schema: chainStateSchema });
