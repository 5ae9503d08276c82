import { CodedError } from "@/lib/core/errors";
import { route } from "./route";

/**
 * A handler for where there is nothing: a problem document like every other, and counted. Operator's
 * routes have it for the methods they don't know, or Next's own 405 would tell everybody of them.
 */
export const nothing = route({ session: "none", limit: "read" }, () => {
  throw new CodedError("NOT_FOUND", "no such route");
});
