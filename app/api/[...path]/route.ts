import { nothing } from "@/lib/server/http";

/** Whatever else is asked for below /api. */
export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
