import { isOwnMachine, nothing, route } from "@/lib/server/http";
import { metricsText } from "@/lib/server/metrics";

const answer = async (): Promise<Response> => {
  const { text, contentType } = await metricsText();
  return new Response(text, { headers: { "content-type": contentType } });
};

const forOwnMachine = route({ session: "none", limit: "read" }, answer);
const forOperator = route({ session: "operator", limit: "read" }, answer);

/** For a collector on this machine, and for the operator; for everybody else there is nothing here. */
export const GET: typeof forOperator = (request, context) =>
  (isOwnMachine(request.headers) ? forOwnMachine : forOperator)(request, context);

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
