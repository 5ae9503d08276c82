export { assessConfirmed, type ConfirmedMeta, type TokenBalance } from "./compare/confirmed";
export { compareSigned } from "./compare/signed";
export { readTransaction } from "./decode/facts";
export { reviewToJson } from "./json";
export type { ClusterReader } from "./resolve/cluster-reader";
export { jsonRpcClusterReader } from "./resolve/json-rpc";
export { reviewTransaction } from "./review";
export type { RuleId } from "./rule-ids";
export { ruleTable } from "./rule-table";
export type {
  BalanceChange,
  Finding,
  Movement,
  Outcome,
  Review,
  ReviewedAccount,
  ReviewedInstruction,
  ReviewRequest,
  Verdict,
} from "./types";
export { isVolatile, verdictWords } from "./verdict";
