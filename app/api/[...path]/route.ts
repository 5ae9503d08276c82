import { CodedError } from "@/lib/core/errors";
import { route } from "@/lib/server/http";

/** Whatever else is asked for below /api: a problem document like every other, and counted. */
const nothing = route({ session: "none", limit: "read" }, () => {
  throw new CodedError("NOT_FOUND", "no such route");
});

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
