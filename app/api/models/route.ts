import { createModelSchema, modelQuerySchema } from "@/lib/core/model";
import { json, route } from "@/lib/server/http";
import { createModel, listModels } from "@/lib/server/models";

export const GET = route({ limit: "read", session: "required" }, async ({ request, session }) => {
  const { searchParams } = new URL(request.url);
  const query = modelQuerySchema.parse(Object.fromEntries(searchParams));
  return json(200, await listModels(session.wallet, query));
});

export const POST = route(
  { limit: "model", session: "required", body: createModelSchema },
  async ({ body, session }) => json(201, { model: await createModel(session.wallet, body) }),
);
