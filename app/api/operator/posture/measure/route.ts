import * as z from "zod";
import { json, nothing, route } from "@/lib/server/http";
import { measureAll, measureOne } from "@/lib/server/posture";

/** Longer than any name of a requirement. */
const LONGEST = 64;

/** Measures one line, or all of them where none is named; what was found is for the page to show. */
export const POST = route(
  {
    session: "operator",
    limit: "posture",
    body: z.strictObject({ name: z.string().max(LONGEST).nullable() }),
  },
  async ({ body: { name } }) => {
    const states =
      name === null
        ? (await measureAll()).rows.map(({ state }) => state)
        : [(await measureOne(name)).state];
    return json(200, { measured: states.length });
  },
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
