import "server-only";

export { UpstreamFailure } from "./failure";
export type { AttemptLine, Authenticate, UpstreamAnswer, UpstreamCall } from "./types";
export { createUpstream, type Upstream } from "./upstream";
