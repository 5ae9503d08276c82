import { nothing, route } from "@/lib/server/http";
import { posture } from "@/lib/server/posture";

/** The whole report as a file: for an audit, or to be compared with a later one. */
export const GET = route({ session: "operator", limit: "posture" }, async () =>
  Response.json(await posture(), {
    headers: { "content-disposition": 'attachment; filename="countersign-posture.json"' },
  }),
);

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
