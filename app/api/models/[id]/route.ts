import * as z from "zod";
import { changeModelSchema, deleteModelSchema } from "@/lib/core/model";
import { json, route } from "@/lib/server/http";
import { changeModel, deleteModel, readModel } from "@/lib/server/models";

const params = z.object({ id: z.uuid() });

export const GET = route({ limit: "read", session: "required", params }, async (input) =>
  json(200, { model: await readModel(input.session.wallet, input.params.id) }),
);

export const PATCH = route(
  { limit: "model", session: "required", params, body: changeModelSchema },
  async ({ session, params: { id }, body }) =>
    json(200, { model: await changeModel(session.wallet, id, body) }),
);

export const DELETE = route(
  { limit: "model", session: "required", params, body: deleteModelSchema },
  async ({ session, params: { id }, body }) => {
    await deleteModel(session.wallet, id, body.name);
    return json(200, { deleted: true });
  },
);
